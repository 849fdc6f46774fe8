// What the server answers to the requests of its own: `docs/editor.md` has them in words.
import { type LanguageClient } from "vscode-languageclient/node";
import * as vscode from "vscode";

/** A place in a file, in the client's columns. */
export interface Place {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
}

/** A record that a cell names. */
export interface Named {
  readonly label: string;
  readonly title: string | null;
  readonly place: Place | null;
}

export type Part =
  | { readonly part: "line"; readonly label: string; readonly text: string }
  | { readonly part: "heading"; readonly text: string }
  | { readonly part: "proof"; readonly steps: readonly Step[] }
  | { readonly part: "table"; readonly columns: readonly string[]; readonly rows: readonly Row[] }
  | { readonly part: "figure"; readonly drawn: Figure }
  | { readonly part: "pages"; readonly view: string; readonly pages: readonly Page[] };

/** A step of a proof: its text, its place, and between which records it leads, as `kind:name`. */
export type Step = readonly [text: string, place: Place | null, from: string, to: string];

/** A row of a table: the cells in words, where it leads, and of each cell the records that it names. */
export type Row = readonly [cells: readonly string[], place: Place | null, named: readonly (readonly Named[])[]];

export interface Page {
  readonly subject: string | null;
  readonly place: Place | null;
  readonly heading: string;
  readonly parts: readonly Part[];
}

export interface GraphNode {
  readonly of: readonly string[];
  readonly label: string;
  readonly place: Place | null;
  readonly class: string | null;
  readonly marks: readonly string[];
  readonly group: string;
}

export interface GraphEdge {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly flows: boolean;
}

export type Figure =
  | {
      readonly figure: "graph";
      readonly title: string;
      readonly nodes: readonly GraphNode[];
      readonly edges: readonly GraphEdge[];
      /** The picture; its elements name nodes by number. */
      readonly svg: string;
    }
  | { readonly figure: "grids"; readonly title: string };

export interface View {
  readonly pages: readonly Page[];
  readonly figure: Figure | null;
}

/** A document as it would be written now, as a fragment of HTML; it may be about no record. */
export interface Document {
  readonly subject: string | null;
  readonly name: string;
  readonly title: string;
  readonly place: Place | null;
  readonly html: string;
  readonly places: readonly { readonly uri: string; readonly range: Range }[];
}

export interface Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** Waits until the package of a file is checked: only then does no finding mean that there is none. */
export async function checked(client: LanguageClient, uri: string): Promise<void> {
  if (client.initializeResult?.capabilities.diagnosticProvider) {
    await client.sendRequest("textDocument/diagnostic", { textDocument: { uri } });
  }
}

/** The names of all views that there are, in the order in which they are declared. */
export async function views(client: LanguageClient, uri: string): Promise<string[]> {
  const all = await client.sendRequest<readonly { name: string }[] | null>("ctl/views", { textDocument: { uri } });
  return (all ?? []).map(({ name }) => name);
}

/** The pages of a view; of one record, where a place is given at which it is named. */
export function view(client: LanguageClient, uri: string, name: string, at?: Place): Promise<View | null> {
  const position = at && { line: at.line, character: at.character };
  return client.sendRequest("ctl/view", { textDocument: { uri }, view: name, position });
}

/** The document about the record at a place; the one of this name, where there is one. */
export function document(client: LanguageClient, at: Place, name?: string): Promise<Document | null> {
  const position = { line: at.line, character: at.character };
  return client.sendRequest("ctl/document", { textDocument: { uri: at.uri }, position, document: name });
}

export function toPlace(uri: vscode.Uri, position: vscode.Position): Place {
  return { uri: uri.toString(), line: position.line, character: position.character };
}

/** Opens a file at a place; beside the web view that was clicked, not over it. */
export async function open(place: Place, preserveFocus = false): Promise<void> {
  const at = new vscode.Position(place.line, place.character);
  await reveal(vscode.Uri.parse(place.uri), new vscode.Range(at, at), preserveFocus);
}

export async function reveal(uri: vscode.Uri, range: vscode.Range, preserveFocus = false): Promise<void> {
  await vscode.window.showTextDocument(uri, { selection: range, preserveFocus, viewColumn: column(uri), preview: true });
}

/** Where a file is shown already, or else where the first text is. */
function column(uri: vscode.Uri): vscode.ViewColumn {
  const editors = vscode.window.visibleTextEditors.filter((editor) => editor.viewColumn !== undefined);
  const same = editors.find((editor) => editor.document.uri.toString() === uri.toString());
  return (same ?? editors[0])?.viewColumn ?? vscode.ViewColumn.One;
}
