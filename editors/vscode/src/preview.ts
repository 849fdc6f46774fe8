// The narrative preview: the document about the record that the cursor is on, beside the editor, as it is typed.
import * as vscode from "vscode";
import { LSPErrorCodes, ResponseError, type LanguageClient } from "vscode-languageclient/node";
import { type Server } from "./client";
import { isSource } from "./focus";
import { here } from "./here";
import { fromPreview, type ToPreview } from "./messages";
import { page, roots } from "./page";
import { document, reveal, toPlace, type Document, type Place } from "./protocol";

/** How long the cursor has to rest. */
const REST = 120;
const TYPE = "ctl.preview";
/** The protocol's codes of a question that nobody waits for any more. */
const OVERTAKEN: readonly number[] = [LSPErrorCodes.RequestCancelled, LSPErrorCodes.ContentModified, LSPErrorCodes.ServerCancelled];

export class Preview implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private shown: Document | undefined;
  /** How often was asked, and how often something else was answered than before: that is what the page counts by. */
  private asked = 0;
  private turn = 0;
  /** Where the cursor is, or where the record was named that the preview was opened for. */
  private at: Place | undefined;
  /** Whether that is what was asked for, and not merely where the cursor came by. */
  private chosen = false;
  /** The document that was asked for by name. */
  private name: string | undefined;
  private timer: NodeJS.Timeout | undefined;
  private ready = false;
  private readonly parts: vscode.Disposable[];

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly server: Server,
  ) {
    this.parts = [
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.moved(textEditor)),
      vscode.window.onDidChangeActiveTextEditor((editor) => editor && this.moved(editor)),
      vscode.workspace.onDidChangeTextDocument(({ document: changed }) => isSource(changed) && this.soon()),
      server.onDidChange(() => this.soon()),
    ];
  }

  /** The document that is shown. For tests, too. */
  get document(): Document | undefined {
    return this.shown;
  }

  /** Opens the preview of a record, by default the one under the cursor. */
  async open(at?: Place, name?: string): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    this.name = name;
    this.at = at ?? (editor && isSource(editor.document) ? cursor(editor) : this.at);
    this.chosen = at !== undefined;
    if (this.panel) {
      this.panel.reveal(undefined, true);
    } else {
      this.ready = false;
      this.panel = vscode.window.createWebviewPanel(
        TYPE,
        "Narrative",
        { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
        { enableScripts: true, localResourceRoots: roots(this.context), enableFindWidget: true },
      );
      this.panel.iconPath = vscode.Uri.joinPath(this.context.extensionUri, "media", "activity.svg");
      this.panel.onDidDispose(() => (this.panel = undefined));
      this.panel.webview.onDidReceiveMessage((message) => this.hear(message));
      this.panel.webview.html = page(this.context, this.panel.webview, "preview", "Narrative preview");
    }
    await this.load();
  }

  private moved(editor: vscode.TextEditor): void {
    if (!this.panel || !isSource(editor.document)) return;
    if (vscode.workspace.getConfiguration("ctl").get("preview.followCursor", true)) {
      this.at = cursor(editor);
      this.chosen = false;
      this.name = undefined;
    }
    this.soon();
  }

  private soon(): void {
    if (!this.panel) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.load(), REST);
  }

  private async load(): Promise<void> {
    const client = this.server.running;
    if (!this.panel || !this.at) return this.say("Put the cursor on a control to read its narrative.");
    if (!client) return this.say("The language server is not running.");
    const asked = ++this.asked;
    let answer: Document | null;
    try {
      answer = await this.ask(client, this.at);
    } catch (error) {
      // A template that cannot be filled is told. Where the text has changed meanwhile, the next answer comes.
      this.server.output.debug(String(error));
      const overtaken = error instanceof ResponseError && OVERTAKEN.includes(error.code);
      if (!overtaken && asked === this.asked) this.say(error instanceof Error ? error.message : String(error));
      return;
    }
    if (asked !== this.asked || !this.panel) return;
    if (answer) {
      if (JSON.stringify(answer) !== JSON.stringify(this.shown)) this.turn += 1;
      this.shown = answer;
      this.panel.title = answer.title;
    } else if (!this.shown) {
      return this.say("No document speaks of what the cursor is on. Put it on a control to read its narrative.");
    }
    await this.show();
  }

  /**
   * The document to show. While the cursor goes through a declaration, that is the declaration's, whatever else is named
   * in it: at the beginning of its line nothing is.
   */
  private async ask(client: LanguageClient, at: Place): Promise<Document | null> {
    const around = this.chosen ? null : await document(client, { ...at, character: 0 }, this.name);
    return around ?? (await document(client, at, this.name));
  }

  /** What is shown, and which of it the cursor's field makes. */
  private async show(): Promise<void> {
    const { shown, asked, turn, at } = this;
    if (!this.panel || !shown) return;
    const marked = await this.here(shown, at);
    if (asked === this.asked) this.send({ type: "show", turn, title: shown.title, html: shown.html, here: marked });
  }

  private async here(shown: Document, at: Place | undefined): Promise<number[]> {
    const client = this.server.running;
    const text = at && vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === at.uri);
    if (!client || !text || at.line >= text.lineCount) return [];
    try {
      return await here(client, shown, text.lineAt(at.line).text, at);
    } catch {
      return [];
    }
  }

  private say(text: string): void {
    this.send({ type: "nothing", text });
  }

  private send(message: ToPreview): void {
    if (this.ready) void this.panel?.webview.postMessage(message);
  }

  private hear(message: unknown): void {
    const said = fromPreview(message);
    if (said?.type === "ready") {
      this.ready = true;
      if (this.shown) void this.show();
      else void this.load();
    }
    if (said?.type === "open" && said.turn === this.turn) {
      const place = this.shown?.places[said.place];
      if (!place) return;
      const { start, end } = place.range;
      const range = new vscode.Range(start.line, start.character, end.line, end.character);
      void reveal(vscode.Uri.parse(place.uri), range);
    }
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.panel?.dispose();
    this.parts.forEach((part) => part.dispose());
  }
}

function cursor(editor: vscode.TextEditor): Place {
  return toPlace(editor.document.uri, editor.selection.active);
}
