// What is open, as the first branch of the side bar: the findings that the server tells, the worst first.
import * as vscode from "vscode";

export interface Finding {
  readonly uri: vscode.Uri;
  readonly diagnostic: vscode.Diagnostic;
}

/** The server's name in what it tells. */
const SOURCE = "ctl";

const LEVELS = ["error", "warning", "note", "hint"] as const;

export function findings(): Finding[] {
  const all = vscode.languages
    .getDiagnostics()
    .flatMap(([uri, diagnostics]) => diagnostics.map((diagnostic) => ({ uri, diagnostic })))
    .filter(({ diagnostic }) => diagnostic.source === SOURCE);
  return all.sort(
    (a, b) =>
      a.diagnostic.severity - b.diagnostic.severity ||
      code(a.diagnostic).localeCompare(code(b.diagnostic), "en", { numeric: true }) ||
      a.uri.path.localeCompare(b.uri.path) ||
      a.diagnostic.range.start.compareTo(b.diagnostic.range.start),
  );
}

/** `SOD-01`, or nothing. */
export function code(diagnostic: vscode.Diagnostic): string {
  const { code: said } = diagnostic;
  if (said === undefined) return "";
  return String(typeof said === "object" ? said.value : said);
}

/** `error`, `warning`, `note`. */
export function level(diagnostic: vscode.Diagnostic): (typeof LEVELS)[number] {
  return LEVELS[diagnostic.severity] ?? "note";
}

/** `4 errors, 1 warning`; nothing where nothing is open. */
export function summary(all: readonly Finding[]): string {
  const of = (severity: vscode.DiagnosticSeverity, word: string): string[] => {
    const count = all.filter(({ diagnostic }) => diagnostic.severity === severity).length;
    return count === 0 ? [] : [`${count} ${word}${count === 1 ? "" : "s"}`];
  };
  return [
    ...of(vscode.DiagnosticSeverity.Error, "error"),
    ...of(vscode.DiagnosticSeverity.Warning, "warning"),
    ...of(vscode.DiagnosticSeverity.Information, "note"),
  ].join(", ");
}
