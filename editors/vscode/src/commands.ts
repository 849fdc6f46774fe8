// The commands: those of the palette, and those that the server's lenses call.
import * as vscode from "vscode";
import { type Location } from "vscode-languageclient/node";
import { type Server } from "./client";
import { isSource, type Focus } from "./focus";
import { type ScopeMap } from "./map";
import { newPackage } from "./package";
import { type Preview } from "./preview";
import { toPlace, type Place } from "./protocol";

export function commands(
  context: vscode.ExtensionContext,
  { server, focus, preview, map }: { server: Server; focus: Focus; preview: Preview; map: ScopeMap },
): vscode.Disposable[] {
  const on = (name: string, run: (...given: never[]) => unknown) => vscode.commands.registerCommand(name, run);
  return [
    on("ctl.openPreview", () => preview.open()),
    on("ctl.openMap", () => map.open()),
    on("ctl.openMapAround", () => map.open(cursor())),
    on("ctl.setDay", setDay),
    on("ctl.refresh", () => focus.refresh()),
    on("ctl.restartServer", () => server.restart()),
    on("ctl.showOutput", () => server.output.show()),
    on("ctl.newPackage", newPackage),
    on("ctl.openWalkthrough", () =>
      vscode.commands.executeCommand("workbench.action.openWalkthrough", `${context.extension.id}#start`, false),
    ),
    on("ctl.showReferences", (uri: string, position: Position, locations: Location[]) =>
      vscode.commands.executeCommand(
        "editor.action.showReferences",
        vscode.Uri.parse(uri),
        new vscode.Position(position.line, position.character),
        locations.map((one) => new vscode.Location(vscode.Uri.parse(one.uri), range(one.range))),
      ),
    ),
    on("ctl.showDocument", (uri: string, position: Position, name?: string) =>
      preview.open({ uri, line: position.line, character: position.character }, name),
    ),
  ];
}

interface Position {
  readonly line: number;
  readonly character: number;
}

function range({ start, end }: Location["range"]): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

function cursor(): Place | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor && isSource(editor.document) ? toPlace(editor.document.uri, editor.selection.active) : undefined;
}

/** Asks for the day to judge by, and keeps it in the settings of the folder. */
async function setDay(): Promise<void> {
  const settings = vscode.workspace.getConfiguration("ctl");
  const value = await vscode.window.showInputBox({
    title: "The day to judge by",
    prompt: "As 2026-06-30. Empty means today.",
    value: settings.get("asOf", ""),
    validateInput: (text) => (isDay(text) ? undefined : "This is no day. Write it as 2026-06-30, or leave it empty for today."),
  });
  if (value === undefined) return;
  const target = vscode.workspace.workspaceFolders ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await settings.update("asOf", value || undefined, target);
}

function isDay(text: string): boolean {
  if (text === "") return true;
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
