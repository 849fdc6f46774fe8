// What extension and web views say to one another. What comes out of a web view is looked at before it is believed.

/** To the preview. */
export type ToPreview =
  | { readonly type: "show"; readonly turn: number; readonly title: string; readonly html: string; readonly here: readonly number[] }
  | { readonly type: "nothing"; readonly text: string };

/** To the map. */
export type ToMap =
  | { readonly type: "show"; readonly turn: number; readonly svg: string; readonly nodes: readonly MapNode[]; readonly edges: readonly MapEdge[]; readonly around: string | null }
  | { readonly type: "about"; readonly turn: number; readonly node: number; readonly heading: string; readonly parts: readonly MapPart[] }
  | { readonly type: "select"; readonly turn: number; readonly node: number }
  | { readonly type: "nothing"; readonly text: string };

export interface MapNode {
  readonly of: readonly string[];
  readonly label: string;
  readonly says: string;
}

export interface MapEdge {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly flows: boolean;
}

export type MapPart =
  | { readonly part: "line"; readonly label: string; readonly text: string }
  | { readonly part: "proof"; readonly steps: readonly MapStep[] };

export interface MapStep {
  readonly text: string;
  readonly from: string;
  readonly to: string;
}

/** From the preview: it is there, or the fact with this number was chosen. */
export type FromPreview = { readonly type: "ready" } | { readonly type: "open"; readonly turn: number; readonly place: number };

/** From the map. Nodes and steps are told by their number in what was shown last. */
export type FromMap =
  | { readonly type: "ready" }
  | { readonly type: "about"; readonly turn: number; readonly node: number }
  | { readonly type: "open"; readonly turn: number; readonly node: number }
  | { readonly type: "step"; readonly turn: number; readonly node: number; readonly part: number; readonly step: number }
  | { readonly type: "around"; readonly turn: number; readonly node: number }
  | { readonly type: "whole" };

export function fromPreview(message: unknown): FromPreview | undefined {
  if (!isRecord(message)) return undefined;
  const { type, turn, place } = message;
  if (type === "ready") return { type };
  if (type === "open" && isNumber(turn) && isNumber(place)) return { type, turn, place };
  return undefined;
}

export function fromMap(message: unknown): FromMap | undefined {
  if (!isRecord(message)) return undefined;
  const { type, turn, node, part, step } = message;
  if (type === "ready" || type === "whole") return { type };
  if (!isNumber(turn) || !isNumber(node)) return undefined;
  if (type === "about" || type === "open" || type === "around") return { type, turn, node };
  if (type === "step" && isNumber(part) && isNumber(step)) return { type, turn, node, part, step };
  return undefined;
}

interface Fields {
  readonly type?: unknown;
  readonly turn?: unknown;
  readonly place?: unknown;
  readonly node?: unknown;
  readonly part?: unknown;
  readonly step?: unknown;
}

function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
