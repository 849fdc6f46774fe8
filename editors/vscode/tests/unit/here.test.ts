// What the preview marks as the cursor's: the names of a line, and whether a place is in a range.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type LanguageClient } from "vscode-languageclient/node";
import { here, holds, names } from "../../src/here";
import type { Document } from "../../src/protocol";

const range = (line: number, from: number, to: number) => ({ start: { line, character: from }, end: { line, character: to } });
const file = "file:///a.ctl";

const shown: Document = {
  subject: "control:c",
  name: "narratives",
  title: "AC-03",
  place: null,
  html: "",
  places: [
    { uri: file, range: range(3, 12, 30) },
    { uri: "file:///roles.ctl", range: range(9, 5, 8) },
    { uri: "file:///roles.ctl", range: range(10, 5, 8) },
  ],
};

/** A server that knows where names are declared, by their columns. */
const server = (declared: Record<number, number>): LanguageClient =>
  ({
    sendRequest: (_: string, { position }: { position: { character: number } }) => {
      const line = declared[position.character];
      return Promise.resolve(line === undefined ? null : [{ uri: "file:///roles.ctl", range: range(line, 5, 8) }]);
    },
  }) as unknown as LanguageClient;

test("names are the words outside of texts and comments", () => {
  const line = '  owner  cio, "a text \\" with words" { report x } // not these';
  assert.deepEqual(names(line).map(({ start, end }) => line.slice(start, end)), ["owner", "cio", "report", "x"]);
});

test("a range holds what is between its ends, its ends too", () => {
  const long = { start: { line: 1, character: 5 }, end: { line: 3, character: 2 } };
  assert.ok(holds(long, { line: 1, character: 5 }) && holds(long, { line: 2, character: 0 }) && holds(long, { line: 3, character: 2 }));
  assert.ok(!holds(long, { line: 1, character: 4 }) && !holds(long, { line: 3, character: 3 }));
});

test("the text around the cursor, else the name under it, else all of the line", async () => {
  const at = (line: number, character: number) => ({ uri: file, line, character });
  const client = server({ 9: 9, 14: 10 });
  assert.deepEqual(await here(client, shown, "", at(3, 20)), [0]);
  assert.deepEqual(await here(client, shown, "  owner  cio, cfo", at(5, 10)), [1]);
  assert.deepEqual(await here(client, shown, "  owner  cio, cfo", at(5, 3)), [1, 2]);
  assert.deepEqual(await here(client, shown, "  id     3", at(3, 3)), [0]);
  assert.deepEqual(await here(client, shown, "  nothing here", at(7, 3)), []);
});
