// How the pages of a view become branches of the side bar.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Named, Page, Part, Row } from "../../src/protocol";
import { tree, type Node } from "../../src/tree/build";

const named = (label: string, title: string | null = null): Named => ({ label, title, place: { uri: "file:///a.ctl", line: 1, character: 2 } });

/** A row of cells: a text, or the records that a cell names. */
const row = (...cells: (string | Named[])[]): Row => [
  cells.map((cell) => (typeof cell === "string" ? cell : cell.map((one) => one.label).join(", "))),
  null,
  cells.map((cell) => (typeof cell === "string" ? [] : cell)),
];

const page = (heading: string, ...parts: Part[]): Page => ({ subject: null, place: null, heading, parts });
const table = (columns: string[], ...rows: Row[]): Part => ({ part: "table", columns, rows });

/** A tree in words: two spaces for each level. */
const words = (nodes: readonly Node[], depth = 0): string =>
  nodes
    .map((node) => {
      const line = "  ".repeat(depth) + [node.state && `[${node.state}]`, node.label, node.description && `(${node.description})`].filter(Boolean).join(" ");
      return [line, words(node.children, depth + 1)].filter(Boolean).join("\n");
    })
    .join("\n");

test("text before a record groups, text after it describes, further records stand below", () => {
  const open = table(["category", "gap", "planned"], row("availability", [named("tsc:A1.1", "Capacity")], [named("OP-07")]));
  const met = table(
    ["category", "met", "since", "control"],
    row("security", [named("tsc:CC1.1", "Ethics")], "2026-01-01", [named("EL-01", "Code of conduct"), named("EL-02")]),
    row("availability", [named("tsc:A1.2")], "", []),
  );
  assert.equal(
    words(tree([page("SOC 2: 2 of 3", open, met)])),
    [
      "SOC 2: 2 of 3",
      "  Availability (2, 1 gap)",
      "    [gap] tsc:A1.1 (Capacity)",
      "      [planned] OP-07",
      "    [met] tsc:A1.2",
      "  Security (1)",
      "    [met] tsc:CC1.1 (Ethics · 2026-01-01)",
      "      EL-01 (Code of conduct)",
      "      EL-02",
    ].join("\n"),
  );
});

test("a second heading opens a section, and one with nothing in it is left out", () => {
  const one = table(["system"], row([named("Billing")]));
  const parts: Part[] = [one, { part: "heading", text: "Accounts" }, one, { part: "heading", text: "Empty" }];
  assert.equal(words(tree([page("Books", ...parts)])), "Books\n  Billing\n  Accounts\n    Billing");
  assert.deepEqual(tree([page("Nothing here")]), []);
});

test("lines and the pages of other views have their places", () => {
  const inner = page("AC-03", { part: "line", label: "owner", text: "CIO" });
  const shown: Part = { part: "pages", view: "control", pages: [inner] };
  assert.equal(words(tree([page("Controls", shown)])), "Controls\n  AC-03 (1)\n    Owner (CIO)");
});

test("a title that repeats the label is not told twice, and places are kept", () => {
  const [branch] = tree([page("Scope", table(["system"], row([named("Billing", "Billing")])))]);
  assert.deepEqual(branch?.children[0], {
    id: "/Scope/Billing",
    label: "Billing",
    description: "",
    place: { uri: "file:///a.ctl", line: 1, character: 2 },
    state: null,
    children: [],
    group: false,
  });
});

test("what is unfolded can be known again: by the record, whatever its heading counts, and never by two", () => {
  const billing = [named("Billing")];
  const about = (heading: string): Page => ({ ...page(heading, table(["system"], row(billing), row(billing))), subject: "engagement:e" });
  const ids = (heading: string) => tree([about(heading)], "side").flatMap((branch) => [branch.id, ...branch.children.map(({ id }) => id)]);
  assert.deepEqual(ids("E: 1 of 2"), ids("E: 2 of 2"));
  assert.deepEqual(ids("E"), ["side/engagement:e", "side/engagement:e/Billing", "side/engagement:e/Billing#1"]);
});
