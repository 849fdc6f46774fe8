// What tests in the editor need again and again: files of the example, places in them, and patience.
import * as vscode from "vscode";
import type { Api } from "../../src/extension";

export const extension = (): vscode.Extension<Api> => {
  const found = vscode.extensions.getExtension<Api>("ctl-lang.ctl-lang");
  if (!found) throw new Error("the extension is not installed");
  return found;
};

export const api = (): Promise<Api> => Promise.resolve(extension().activate());

export function file(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error("no folder is open");
  return vscode.Uri.joinPath(folder.uri, path);
}

export async function show(path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file(path)), vscode.ViewColumn.One);
}

/** Where a text begins, or so many characters into it. */
export function at(document: vscode.TextDocument, text: string, into = 0): vscode.Position {
  const offset = document.getText().indexOf(text);
  if (offset < 0) throw new Error(`${document.uri.path} has no ${text}`);
  return document.positionAt(offset + into);
}

/** Replaces a text for the time of a test, and puts everything back afterwards. */
export async function edited(path: string, from: string, to: string, then: (editor: vscode.TextEditor) => Promise<void>): Promise<void> {
  const editor = await show(path);
  const before = editor.document.getText();
  await editor.edit((edit) => {
    const start = at(editor.document, from);
    edit.replace(new vscode.Range(start, editor.document.positionAt(editor.document.offsetAt(start) + from.length)), to);
  });
  try {
    await then(editor);
  } finally {
    const all = new vscode.Range(0, 0, editor.document.lineCount, 0);
    await editor.edit((edit) => edit.replace(all, before));
    await editor.document.save();
  }
}

/** Waits until something is there; what fails meanwhile is not there yet. */
export async function until<T>(what: string, look: () => T | undefined | false | null | Promise<T | undefined | false | null>, limit = 20_000): Promise<T> {
  const end = Date.now() + limit;
  let last: unknown;
  for (;;) {
    try {
      const found = await look();
      if (found) return found;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`${what}: not within ${limit / 1000} s${last ? ` (${String(last)})` : ""}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

export function told(uri: vscode.Uri, code: string): vscode.Diagnostic | undefined {
  return vscode.languages.getDiagnostics(uri).find((one) => {
    const said = typeof one.code === "object" ? one.code.value : one.code;
    return String(said) === code;
  });
}
