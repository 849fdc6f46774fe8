// The side bar: findings, and below them what the views of the library and of the package say that are for it.
import * as vscode from "vscode";
import { type LanguageClient } from "vscode-languageclient/node";
import { type Server } from "../client";
import { type Focus } from "../focus";
import { checked, view, views } from "../protocol";
import { tree, type Node, type State } from "./build";
import { code, findings, level, summary, type Finding } from "./findings";

/** What the names of the views begin with that are branches of the side bar. */
const BRANCH = "side_";

export type Item = { readonly node: Node } | { readonly finding: Finding } | { readonly findings: readonly Finding[] };

/** Words first, since an icon says nothing to a screen reader: the icon repeats the state. */
const ICONS: Record<State, [icon: string, colour: string]> = {
  gap: ["circle-large-outline", "list.warningForeground"],
  late: ["watch", "list.errorForeground"],
  planned: ["circle-outline", "disabledForeground"],
  met: ["pass", "testing.iconPassed"],
  ended: ["circle-slash", "disabledForeground"],
};

const LEVEL_ICONS: Record<ReturnType<typeof level>, [icon: string, colour: string]> = {
  error: ["error", "list.errorForeground"],
  warning: ["warning", "list.warningForeground"],
  note: ["info", "editorInfo.foreground"],
  hint: ["lightbulb", "editorInfo.foreground"],
};

export class Compliance implements vscode.TreeDataProvider<Item>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly shown: vscode.TreeView<Item>;
  private readonly parts: vscode.Disposable[];
  private roots: Item[] = [];
  private asked = 0;

  constructor(
    private readonly server: Server,
    private readonly focus: Focus,
  ) {
    this.shown = vscode.window.createTreeView("ctl.compliance", { treeDataProvider: this, showCollapseAll: true });
    this.parts = [
      this.shown,
      this.changed,
      focus.onDidChange(() => void this.load()),
      this.shown.onDidChangeVisibility(({ visible }) => visible && void this.load()),
    ];
  }

  /** What stands at the top. For tests, too. */
  get tree(): readonly Item[] {
    return this.roots;
  }

  async load(): Promise<void> {
    const turn = ++this.asked;
    const client = this.server.running;
    const uri = await this.focus.file();
    await vscode.commands.executeCommand("setContext", "ctl.hasPackage", uri !== undefined);
    let nodes: Node[] = [];
    try {
      if (client && uri) {
        await checked(client, uri.toString());
        // Nobody looks at the branches of a side bar that is not shown; its badge is seen all the same.
        if (this.shown.visible) nodes = await branches(client, uri.toString());
      }
    } catch (error) {
      // A newer question follows, or the server is going.
      this.server.output.debug(String(error));
      return;
    }
    if (turn !== this.asked) return;
    const open = client ? findings() : [];
    this.roots = [...(client && uri ? [{ findings: open }] : []), ...nodes.map((node) => ({ node }))];
    const errors = open.filter(({ diagnostic }) => diagnostic.severity === vscode.DiagnosticSeverity.Error).length;
    this.shown.badge = errors > 0 ? { value: errors, tooltip: summary(open) } : undefined;
    this.changed.fire();
  }

  getChildren(item?: Item): Item[] {
    if (!item) return this.roots;
    if ("findings" in item) return item.findings.map((finding) => ({ finding }));
    if ("node" in item) return item.node.children.map((node) => ({ node }));
    return [];
  }

  getTreeItem(item: Item): vscode.TreeItem {
    if ("findings" in item) return branch(item.findings);
    if ("finding" in item) return ofFinding(item.finding);
    return ofNode(item.node);
  }

  dispose(): void {
    this.parts.forEach((part) => part.dispose());
  }
}

/** The branches that the library and the package declare. */
async function branches(client: LanguageClient, uri: string): Promise<Node[]> {
  const names = (await views(client, uri)).filter((name) => name.startsWith(BRANCH));
  const shown = await Promise.all(names.map((name) => view(client, uri, name)));
  return shown.flatMap((one, number) => tree(one?.pages ?? [], names[number]));
}

function branch(all: readonly Finding[]): vscode.TreeItem {
  const { Expanded, None } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem("Findings", all.length > 0 ? Expanded : None);
  // The editor remembers by the id what is folded: with one for both, a branch that was empty would stay shut.
  item.id = all.length > 0 ? "findings" : "no findings";
  item.description = all.length > 0 ? summary(all) : "nothing is open";
  item.iconPath = all.length > 0 ? new vscode.ThemeIcon("issues") : icon(ICONS.met);
  return item;
}

function ofFinding({ uri, diagnostic }: Finding): vscode.TreeItem {
  const item = new vscode.TreeItem(code(diagnostic) || level(diagnostic));
  item.description = diagnostic.message.split("\n", 1)[0] ?? "";
  item.tooltip = `${level(diagnostic)} ${code(diagnostic)}: ${diagnostic.message}`;
  item.iconPath = icon(LEVEL_ICONS[level(diagnostic)]);
  item.accessibilityInformation = { label: `${level(diagnostic)} ${code(diagnostic)}, ${item.description}` };
  item.command = { command: "vscode.open", title: "Open", arguments: [uri, { selection: diagnostic.range }] };
  return item;
}

function ofNode(node: Node): vscode.TreeItem {
  const { Collapsed, None } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(node.label, node.children.length > 0 ? Collapsed : None);
  item.id = node.id;
  const says = [node.state === "met" ? null : node.state, node.description].filter(Boolean).join(" · ");
  item.description = says;
  item.tooltip = [node.label, says].filter(Boolean).join("\n");
  item.accessibilityInformation = { label: [node.label, node.state, node.description].filter(Boolean).join(", ") };
  if (node.state) item.iconPath = icon(ICONS[node.state]);
  if (node.place) {
    const at = new vscode.Position(node.place.line, node.place.character);
    const uri = vscode.Uri.parse(node.place.uri);
    item.command = { command: "vscode.open", title: "Open", arguments: [uri, { selection: new vscode.Range(at, at) }] };
  }
  return item;
}

function icon([name, colour]: [string, string]): vscode.ThemeIcon {
  return new vscode.ThemeIcon(name, new vscode.ThemeColor(colour));
}
