// The page of a web view: nothing is loaded but the extension's own script and style, and nothing from elsewhere.
import { randomBytes } from "node:crypto";
import * as vscode from "vscode";

export function page(context: vscode.ExtensionContext, webview: vscode.Webview, name: string, title: string): string {
  const nonce = randomBytes(16).toString("base64");
  const file = (...path: string[]) => webview.asWebviewUri(vscode.Uri.joinPath(context.extensionUri, ...path)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="${file("media", `${name}.css`)}">
</head>
<body>
<main id="root" aria-label="${title}"></main>
<p id="status" role="status" aria-live="polite"></p>
<script nonce="${nonce}" src="${file("dist", "webview", `${name}.js`)}"></script>
</body>
</html>`;
}

/** Where a web view may load from. */
export function roots(context: vscode.ExtensionContext): vscode.Uri[] {
  return ["media", "dist"].map((folder) => vscode.Uri.joinPath(context.extensionUri, folder));
}
