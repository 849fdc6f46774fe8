// The pages of a view as branches of a tree. What they hold is declared in the library (`stdlib/editor.ctl`); here stands
// only how a page becomes a branch, which `docs/editor.md` says in words.
import type { Named, Page, Part, Place, Row } from "../protocol";

/** What the heading of a column can say of the records in it. */
export const STATES = ["gap", "late", "planned", "met", "ended"] as const;
export type State = (typeof STATES)[number];

export interface Node {
  /** The same for the same thing after the next question, so that what is unfolded stays so; no two have the same. */
  id: string;
  readonly label: string;
  /** Beside the label, paler. */
  description: string;
  readonly place: Place | null;
  readonly state: State | null;
  readonly children: Node[];
  /** Whether it is a heading or a group, and not a record. */
  readonly group: boolean;
}

/** The branches of a view: one for each page that has anything on it. */
export function tree(pages: readonly Page[], view = ""): Node[] {
  const branches = pages.map(branch).filter((node) => node.children.length > 0);
  identify(branches, view);
  return branches;
}

function identify(nodes: readonly Node[], above: string): void {
  const seen = new Map<string, number>();
  for (const node of nodes) {
    const known = `${above}/${node.id}`;
    const before = seen.get(known) ?? 0;
    seen.set(known, before + 1);
    node.id = before === 0 ? known : `${known}#${before}`;
    identify(node.children, node.id);
  }
}

/** A page: its first line, and below that what stands on it, section by section. */
function branch(page: Page): Node {
  const [node, ...others] = sections(page);
  node.children.push(...others.filter((other) => other.children.length > 0));
  return node;
}

function sections(page: Page): [Node, ...Node[]] {
  // A heading may count, and then says something else every time.
  let section = { ...group(page.heading, page.place), id: page.subject ?? page.heading };
  const all: [Node, ...Node[]] = [section];
  for (const part of page.parts) {
    if (part.part === "heading") {
      section = group(part.text, null);
      all.push(section);
    } else {
      section.children.push(...within(part, section));
    }
  }
  all.flatMap((node) => node.children).forEach(count);
  return all;
}

/** What a part adds to its section; rows find their groups in it, or add them. */
function within(part: Part, section: Node): Node[] {
  switch (part.part) {
    case "line":
      return [{ ...group(sentence(part.label), null), description: part.text, group: false }];
    case "table":
      part.rows.forEach((row) => grow(section, part.columns, row));
      return [];
    case "pages":
      return part.pages.map(branch);
    default:
      return [];
  }
}

/** A row: text before the first record is a group, text after it describes it, and further records stand below it. */
function grow(section: Node, columns: readonly string[], [cells, , named]: Row): void {
  let groups = section;
  let record: Node | undefined;
  cells.forEach((text, column) => {
    const records = (named[column] ?? []).map((one) => leaf(one, state(columns[column])));
    if (record) {
      if (records.length > 0) record.children.push(...records);
      else if (text !== "") record.description = [record.description, text].filter(Boolean).join(" · ");
    } else if (records.length > 0) {
      groups.children.push(...records);
      if (records.length === 1) record = records[0];
    } else if (text !== "") {
      groups = below(groups, sentence(text));
    }
  });
}

function below(parent: Node, label: string): Node {
  const known = parent.children.find((node) => node.group && node.label === label);
  if (known) return known;
  const node = group(label, null);
  parent.children.push(node);
  return node;
}

function group(label: string, place: Place | null): Node {
  return { id: label, label, description: "", place, state: null, children: [], group: true };
}

function leaf(named: Named, of: State | null): Node {
  const description = named.title === null || named.title === named.label ? "" : named.title;
  return { id: named.label, label: named.label, description, place: named.place, state: of, children: [], group: false };
}

/** Says of a group how many records are in it, and how many of them want attention. */
function count(node: Node): void {
  if (!node.group) return;
  node.children.forEach(count);
  const all = records(node);
  const of = (wanted: State) => all.filter((record) => record.state === wanted).length;
  const gaps = of("gap");
  const open = [gaps > 0 && `${gaps} gap${gaps === 1 ? "" : "s"}`, of("late") > 0 && `${of("late")} late`].filter(Boolean);
  node.description = [String(all.length), ...open].join(", ");
}

function records(node: Node): Node[] {
  return node.children.flatMap((child) => (child.group ? records(child) : [child]));
}

/** The state that a column's heading names. */
function state(heading: string | undefined): State | null {
  return STATES.find((known) => known === heading) ?? null;
}

function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
