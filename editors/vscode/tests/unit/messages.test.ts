// What a web view says is believed only in the forms that the extension knows.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fromMap, fromPreview } from "../../src/messages";

test("what the pages say is understood", () => {
  assert.deepEqual(fromPreview({ type: "open", turn: 3, place: 0 }), { type: "open", turn: 3, place: 0 });
  assert.deepEqual(fromPreview({ type: "ready" }), { type: "ready" });
  assert.deepEqual(fromMap({ type: "whole" }), { type: "whole" });
  for (const type of ["about", "open", "around"] as const) {
    assert.deepEqual(fromMap({ type, turn: 1, node: 2 }), { type, turn: 1, node: 2 });
  }
  assert.deepEqual(fromMap({ type: "step", turn: 1, node: 2, part: 3, step: 4 }), { type: "step", turn: 1, node: 2, part: 3, step: 4 });
});

test("nothing else is", () => {
  const strange = [
    null,
    undefined,
    "ready",
    7,
    [],
    {},
    { type: "run", command: "rm" },
    { type: "open" },
    { type: "open", turn: "1", place: 0, node: 0 },
    { type: "open", turn: 1, place: -1, node: -1 },
    { type: "open", turn: 1, place: 0.5, node: 0.5 },
    { type: "open", turn: 1, place: Infinity, node: NaN },
    { type: "step", turn: 1, node: 0 },
  ];
  for (const message of strange) {
    assert.equal(fromPreview(message), undefined);
    assert.equal(fromMap(message), undefined);
  }
});

test("no more is taken from a message than what its form has", () => {
  assert.deepEqual(fromMap({ type: "open", turn: 1, node: 2, uri: "file:///etc/passwd" }), { type: "open", turn: 1, node: 2 });
});
