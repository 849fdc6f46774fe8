// What starts when a file of Ctl is opened: the server, and the views that show what it knows.
import * as vscode from "vscode";
import { Server } from "./client";
import { commands } from "./commands";
import { Focus } from "./focus";
import { ScopeMap } from "./map";
import { Preview } from "./preview";
import { StatusBar } from "./status";
import { Compliance } from "./tree/provider";

/** What tests in the editor look at. */
export interface Api {
  readonly server: Server;
  readonly compliance: Compliance;
  readonly preview: Preview;
  readonly map: ScopeMap;
}

export async function activate(context: vscode.ExtensionContext): Promise<Api> {
  const server = new Server(context);
  const focus = new Focus(server);
  const compliance = new Compliance(server, focus);
  const status = new StatusBar(server, focus);
  const preview = new Preview(context, server);
  const map = new ScopeMap(context, server, focus);
  const settings = vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration("ctl.server.path")) void server.restart();
    else if (event.affectsConfiguration("ctl")) focus.refresh();
  });
  // What a workspace may name once it is trusted.
  const trusted = vscode.workspace.onDidGrantWorkspaceTrust(() => void server.restart());
  context.subscriptions.push(server, focus, compliance, status, preview, map, settings, trusted);
  context.subscriptions.push(...commands(context, { server, focus, preview, map }));
  await server.restart();
  return { server, compliance, preview, map };
}
