// The scope map: the picture that the server draws, made to be walked through.
import * as vscode from "vscode";
import { type Server } from "./client";
import { type Focus } from "./focus";
import { fromMap, type MapPart, type ToMap } from "./messages";
import { page, roots } from "./page";
import { open, view, type Figure, type Page, type Place } from "./protocol";

/** The view that is drawn. */
const VIEW = "scope_map";
const TYPE = "ctl.map";
type Graph = Extract<Figure, { figure: "graph" }>;

export class ScopeMap implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private graph: Graph | undefined;
  /** The record that the map is cut to. */
  private around: { readonly at: Place; readonly label: string } | undefined;
  /** Pages of records that were asked for, by the number of their node. */
  private pages = new Map<number, Page>();
  /** How often was asked, and how often something else was answered than before: that is what pages count by. */
  private asked = 0;
  private turn = 0;
  private ready = false;
  private readonly parts: vscode.Disposable[];

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly server: Server,
    private readonly focus: Focus,
  ) {
    this.parts = [focus.onDidChange(() => void this.load())];
  }

  /** What is drawn. For tests, too. */
  get drawn(): Graph | undefined {
    return this.graph;
  }

  /** Opens the map; of what lies around a record, where one is named at the place. */
  async open(at?: Place): Promise<void> {
    this.around = at && { at, label: "" };
    if (this.panel) {
      this.panel.reveal();
      return this.load();
    }
    this.ready = false;
    this.panel = vscode.window.createWebviewPanel(
      TYPE,
      "Scope map",
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: false },
      { enableScripts: true, localResourceRoots: roots(this.context), retainContextWhenHidden: true },
    );
    this.panel.iconPath = vscode.Uri.joinPath(this.context.extensionUri, "media", "activity.svg");
    this.panel.onDidDispose(() => (this.panel = this.graph = undefined));
    this.panel.webview.onDidReceiveMessage((message) => void this.hear(message));
    this.panel.webview.html = page(this.context, this.panel.webview, "map", "Scope map");
    await this.load();
  }

  private async load(): Promise<void> {
    if (!this.panel) return;
    const client = this.server.running;
    if (!client) return this.say("The language server is not running.");
    const asked = ++this.asked;
    const uri = this.around?.at.uri ?? (await this.focus.file())?.toString();
    if (uri === undefined) return this.say("There is no package here.");
    let figure: Figure | null;
    try {
      const answer = await view(client, uri, VIEW, this.around?.at);
      // What the map was cut to may be gone; the whole map is still there.
      figure = (answer ?? (this.around && (await view(client, uri, VIEW))))?.figure ?? null;
      if (!answer) this.around = undefined;
    } catch (error) {
      this.server.output.debug(String(error));
      return;
    }
    if (asked !== this.asked) return;
    const graph = figure?.figure === "graph" ? figure : undefined;
    // What is the same stays as it is, and whatever was chosen in it.
    if (graph && JSON.stringify(graph) === JSON.stringify(this.graph)) return;
    this.turn += 1;
    this.pages = new Map();
    this.graph = graph;
    this.show();
  }

  private show(): void {
    const graph = this.graph;
    if (!graph) return this.say("This package has no systems yet.");
    const at = this.around?.at;
    const centre = at && graph.nodes.find(({ place }) => place && place.uri === at.uri && place.line === at.line);
    this.send({
      type: "show",
      turn: this.turn,
      svg: graph.svg,
      nodes: graph.nodes.map((node) => ({ of: node.of, label: node.label, says: says(node) })),
      edges: graph.edges,
      around: this.around ? (centre?.label ?? this.around.label) : null,
    });
  }

  private async hear(message: unknown): Promise<void> {
    const said = fromMap(message);
    if (!said) return;
    if (said.type === "ready") {
      this.ready = true;
      return this.graph ? this.show() : this.load();
    }
    if (said.type === "whole") {
      this.around = undefined;
      return this.load();
    }
    const node = this.graph?.nodes[said.node];
    if (said.turn !== this.turn || !node?.place) return;
    if (said.type === "open") return open(node.place, true);
    if (said.type === "around") {
      this.around = { at: node.place, label: node.label };
      return this.load();
    }
    if (said.type === "about") return this.about(said.node, node.of[0] ?? "", node.place);
    const part = this.pages.get(said.node)?.parts[said.part];
    const place = part?.part === "proof" ? part.steps[said.step]?.[1] : undefined;
    if (place) return open(place, true);
  }

  /** Tells of a record what `ctl explain` says: the page of the view that is called like its kind. */
  private async about(node: number, reference: string, at: Place): Promise<void> {
    const client = this.server.running;
    const turn = this.turn;
    const kind = reference.split(":", 1)[0];
    if (!client || !kind) return;
    const answer = await view(client, at.uri, kind, at).catch(() => null);
    const found = answer?.pages[0];
    if (turn !== this.turn || !found) return;
    this.pages.set(node, found);
    const parts = found.parts.map((part): MapPart => {
      if (part.part === "line") return { part: "line", label: part.label, text: part.text };
      const steps = part.part === "proof" ? part.steps : [];
      return { part: "proof", steps: steps.map(([text, , from, to]) => ({ text, from, to })) };
    });
    this.send({ type: "about", turn, node, heading: found.heading, parts });
  }

  private say(text: string): void {
    this.graph = undefined;
    this.send({ type: "nothing", text });
  }

  private send(message: ToMap): void {
    if (this.ready) void this.panel?.webview.postMessage(message);
  }

  dispose(): void {
    this.panel?.dispose();
    this.parts.forEach((part) => part.dispose());
  }
}

/** What a screen reader says of a node, after its name. */
function says(node: Graph["nodes"][number]): string {
  return [node.class, ...node.marks].filter(Boolean).join(", ");
}
