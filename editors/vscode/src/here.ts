// Which facts of a document the cursor's field makes: the text that it is in, else what the name under it stands for,
// else all that its line says.
import { type LanguageClient, type Location, type LocationLink } from "vscode-languageclient/node";
import type { Document, Place, Range } from "./protocol";

/** So many names of a line are looked up: a list of systems, not a page of prose. */
const MOST = 16;

export async function here(client: LanguageClient, shown: Document, line: string, at: Place): Promise<number[]> {
  const own = numbers(shown, ({ uri, range }) => uri === at.uri && holds(range, at));
  if (own.length > 0) return own;
  const all = names(line);
  const under = all.filter(({ start, end }) => start <= at.character && at.character <= end);
  const meant = await declared(client, shown, at, under);
  if (meant.length > 0) return meant;
  const beside = numbers(shown, ({ uri, range }) => uri === at.uri && range.start.line === at.line);
  return [...new Set([...beside, ...(await declared(client, shown, at, all.slice(0, MOST)))])];
}

/** The names in a line: words that stand in no text and no comment. */
export function names(line: string): { readonly start: number; readonly end: number }[] {
  const bare = line.replace(/"(?:[^"\\]|\\.)*"?/g, (text) => " ".repeat(text.length)).replace(/\/\/.*/, "");
  return [...bare.matchAll(/[A-Za-z_]\w*/g)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** Whether a place is in a range. */
export function holds({ start, end }: Range, { line, character }: { readonly line: number; readonly character: number }): boolean {
  const after = start.line < line || (start.line === line && start.character <= character);
  const before = end.line > line || (end.line === line && end.character >= character);
  return after && before;
}

/** The facts that are the names of what these names stand for. */
async function declared(client: LanguageClient, shown: Document, at: Place, all: readonly { readonly start: number }[]): Promise<number[]> {
  const textDocument = { uri: at.uri };
  const found = await Promise.all(
    all.map(({ start }) =>
      client.sendRequest<Location | (Location | LocationLink)[] | null>("textDocument/definition", {
        textDocument,
        position: { line: at.line, character: start },
      }),
    ),
  );
  const places = found.flat().flatMap((one) => (one ? ["uri" in one ? key(one.uri, one.range.start) : key(one.targetUri, one.targetSelectionRange.start)] : []));
  const wanted = new Set(places);
  return numbers(shown, ({ uri, range }) => wanted.has(key(uri, range.start)));
}

function key(uri: string, { line, character }: Range["start"]): string {
  return `${uri}#${line}:${character}`;
}

function numbers(shown: Document, is: (place: Document["places"][number]) => boolean): number[] {
  return shown.places.flatMap((place, number) => (is(place) ? [number] : []));
}
