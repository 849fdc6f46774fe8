// Which package the views speak of, and when what they say may have changed.
import * as vscode from "vscode";
import { type Server } from "./client";

/** How long nothing has to change before the views ask again. */
const QUIET = 250;

/** What a package is made of. */
const PARTS = /(\.ctl|\.j2|\/ctl\.toml)$/;

/** The package of the text that was looked at last. Told anew when something that it is made of may have changed. */
export class Focus implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private readonly parts: vscode.Disposable[] = [];
  private timer: NodeJS.Timeout | undefined;
  private last: vscode.Uri | undefined;

  constructor(private readonly server: Server) {
    const soon = () => this.soon();
    const watcher = vscode.workspace.createFileSystemWatcher("**/{*.ctl,*.j2,ctl.toml}");
    this.parts.push(
      watcher,
      watcher.onDidChange(soon),
      watcher.onDidCreate(soon),
      watcher.onDidDelete(soon),
      server.onDidChange(soon),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        if (uris.some(({ path }) => PARTS.test(path))) this.soon();
      }),
      vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.contentChanges.length > 0 && isSource(event.document)) this.soon();
      }),
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (editor && isSource(editor.document)) this.soon();
      }),
    );
  }

  /** A file of the package that the views speak of. */
  async file(): Promise<vscode.Uri | undefined> {
    const active = vscode.window.activeTextEditor?.document;
    // The library is opened from a package, and says nothing of which.
    if (active && isSource(active) && (vscode.workspace.getWorkspaceFolder(active.uri) || !this.last)) {
      this.last = active.uri;
    }
    this.last ??= vscode.workspace.textDocuments.find(isSource)?.uri ?? (await this.any());
    return this.last;
  }

  /** Some file of the first package in the folders. */
  private async any(): Promise<vscode.Uri | undefined> {
    const excluded = "**/{node_modules,target,.*}/**";
    const manifests = await vscode.workspace.findFiles("**/ctl.toml", excluded, 50);
    const nearest = manifests.sort((a, b) => depth(a) - depth(b) || a.path.localeCompare(b.path))[0];
    const within = nearest && new vscode.RelativePattern(vscode.Uri.joinPath(nearest, ".."), "**/*.ctl");
    const files = await vscode.workspace.findFiles(within ?? "**/*.ctl", excluded, 50);
    return files.sort((a, b) => depth(a) - depth(b) || a.path.localeCompare(b.path))[0];
  }

  private soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.changed.fire(), QUIET);
  }

  /** Asks the views to ask again, now. */
  refresh(): void {
    if (this.server.running) this.changed.fire();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.parts.forEach((part) => part.dispose());
    this.changed.dispose();
  }
}

export function isSource(document: vscode.TextDocument): boolean {
  return document.languageId === "ctl" && document.uri.scheme === "file";
}

function depth(uri: vscode.Uri): number {
  return uri.path.split("/").length;
}
