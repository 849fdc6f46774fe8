// The language client: finds the server, starts it, and says clearly where it cannot.
import { accessSync, constants, statSync } from "node:fs";
import { homedir } from "node:os";
import * as vscode from "vscode";
import { LanguageClient, RevealOutputChannelOn, State, type LanguageClientOptions } from "vscode-languageclient/node";
import { find, type Missing } from "./server";

const SELECTOR = [
  { scheme: "file", language: "ctl" },
  { scheme: "file", pattern: "**/ctl.toml" },
];

/** The settings that the server reads. */
const SETTINGS = ["asOf", "lens", "hint"];

/** The client over restarts: others ask it for the running one, and hear when that changes. */
export class Server implements vscode.Disposable {
  readonly output = vscode.window.createOutputChannel("Ctl", { log: true });
  private readonly trace = vscode.window.createOutputChannel("Ctl (trace)", { log: true });
  private readonly changed = new vscode.EventEmitter<void>();
  /** Told when the server starts or stops. */
  readonly onDidChange = this.changed.event;
  private client: LanguageClient | undefined;
  private turn: Promise<void> = Promise.resolve();

  constructor(private readonly context: vscode.ExtensionContext) {}

  /** The client, while its server runs. */
  get running(): LanguageClient | undefined {
    return this.client?.state === State.Running ? this.client : undefined;
  }

  /** Stops what runs and starts anew; one after the other, however often it is asked for. */
  restart(): Promise<void> {
    this.turn = this.turn.then(() => this.startAnew());
    return this.turn;
  }

  private async startAnew(): Promise<void> {
    await this.stop();
    const found = find({
      configured: vscode.workspace.getConfiguration("ctl").get("server.path", ""),
      brought: this.context.asAbsolutePath("server"),
      path: process.env["PATH"] ?? "",
      folder: vscode.workspace.workspaceFolders?.find((folder) => folder.uri.scheme === "file")?.uri.fsPath,
      home: homedir(),
      windows: process.platform === "win32",
      runs,
    });
    if ("missing" in found) return this.tellMissing(found.missing);
    this.output.info(`Starting ${found.at} (${{ setting: "named by the settings", brought: "brought by the extension", path: "found on the path" }[found.why]}).`);
    const client = new LanguageClient("ctl", "Ctl", { command: found.at }, this.options());
    client.onDidChangeState(() => this.told());
    this.client = client;
    try {
      await client.start();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.output.error(reason);
      await this.tell(`The language server ${found.at} could not be started: ${reason}`, false);
    }
    this.told();
  }

  private options(): LanguageClientOptions {
    const settings = vscode.workspace.getConfiguration("ctl");
    return {
      documentSelector: SELECTOR,
      outputChannel: this.output,
      traceOutputChannel: this.trace,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions: Object.fromEntries(SETTINGS.map((name) => [name, settings.get(name)])),
      synchronize: { configurationSection: "ctl" },
      diagnosticPullOptions: { onChange: true, onSave: true },
    };
  }

  private async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    try {
      if (client?.needsStop()) await client.stop();
    } catch (error) {
      this.output.warn(String(error));
    }
    await client?.dispose();
    this.told();
  }

  private told(): void {
    const failed = this.client === undefined || this.client.state === State.Stopped;
    void vscode.commands.executeCommand("setContext", "ctl.running", this.running !== undefined);
    void vscode.commands.executeCommand("setContext", "ctl.failed", failed);
    this.changed.fire();
  }

  private async tellMissing(missing: Missing): Promise<void> {
    this.output.error(missing.text);
    this.told();
    await this.tell(missing.text, missing.setting);
  }

  private async tell(text: string, setting: boolean): Promise<void> {
    const settings = "Open Settings";
    const output = "Show Output";
    const actions = setting ? [settings, output] : [output, settings];
    void vscode.window.showErrorMessage(text, ...actions).then((chosen) => {
      if (chosen === settings) void vscode.commands.executeCommand("workbench.action.openSettings", "ctl.server.path");
      if (chosen === output) this.output.show();
    });
  }

  dispose(): void {
    void this.stop().then(() => [this.output, this.trace].forEach((channel) => channel.dispose()));
    this.changed.dispose();
  }
}

function runs(file: string): boolean {
  try {
    accessSync(file, process.platform === "win32" ? constants.F_OK : constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
