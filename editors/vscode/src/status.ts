// The status bar: what is open, and the lines of the view `status_bar` of the library or of the package.
import * as vscode from "vscode";
import { type Server } from "./client";
import { type Focus } from "./focus";
import { checked, view, type Part } from "./protocol";
import { findings, summary } from "./tree/findings";

const VIEW = "status_bar";

export class StatusBar implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem("ctl.status", vscode.StatusBarAlignment.Left, 10);
  private readonly parts: vscode.Disposable[];
  private asked = 0;

  constructor(
    private readonly server: Server,
    private readonly focus: Focus,
  ) {
    this.item.name = "Ctl";
    this.item.command = "ctl.compliance.focus";
    this.parts = [
      this.item,
      focus.onDidChange(() => void this.load()),
      server.onDidChange(() => this.checking()),
      vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.document.languageId === "ctl" && event.contentChanges.length > 0) this.checking();
      }),
    ];
  }

  /** What is said is out of date until the answer is there. */
  private checking(): void {
    if (this.server.running && this.item.text !== "") this.item.text = "$(loading~spin) Ctl …";
  }

  async load(): Promise<void> {
    const turn = ++this.asked;
    const client = this.server.running;
    const uri = await this.focus.file();
    const wanted = vscode.workspace.getConfiguration("ctl").get("statusBar.enabled", true);
    if (!wanted || !uri) return this.item.hide();
    if (!client) {
      this.item.text = "$(error) Ctl";
      this.item.tooltip = "The language server is not running, so nothing is checked.";
      return this.item.show();
    }
    let lines: string[] = [];
    try {
      const shown = await view(client, uri.toString(), VIEW);
      await checked(client, uri.toString());
      lines = (shown?.pages ?? []).flatMap((page) => page.parts.flatMap(line));
    } catch {
      return;
    }
    if (turn !== this.asked) return;
    const open = findings();
    const worst = open[0]?.diagnostic.severity;
    const icon = worst === vscode.DiagnosticSeverity.Error ? "error" : worst === vscode.DiagnosticSeverity.Warning ? "warning" : "pass";
    const first = open.length > 0 ? summary(open) : "nothing open";
    this.item.text = [`$(${icon}) Ctl  ${first}`, ...lines].join("  ");
    this.item.tooltip = ["Ctl", first, ...lines, "", "Click: the side bar."].join("\n");
    this.item.accessibilityInformation = { label: ["Ctl", first, ...lines].join(", ") };
    this.item.show();
  }

  dispose(): void {
    this.parts.forEach((part) => part.dispose());
  }
}

function line(part: Part): string[] {
  return part.part === "line" ? [`${part.label} ${part.text}`.trim()] : [];
}
