// The tests, each by what it says.
import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { Item } from "../../src/tree/provider";
import { answers } from "./answers";
import { api, at, edited, extension, file, show, told, until } from "./editor";

const SETTINGS = () => vscode.workspace.getConfiguration("ctl");

export const tests: [name: string, test: () => Promise<void>][] = [
  [
    "the extension starts with its package, and the server that it brings",
    async () => {
      const { server } = await api();
      await until("a running server", () => server.running);
      assert.equal(server.running?.initializeResult?.serverInfo?.name, "ctl-lsp");
    },
  ],
  [
    "every command of the manifest is there",
    async () => {
      const known = new Set(await vscode.commands.getCommands(true));
      const manifest = extension().packageJSON as { contributes: { commands: { command: string }[] } };
      const missing = manifest.contributes.commands.filter(({ command }) => !known.has(command));
      assert.deepEqual(missing, []);
      assert.ok(known.has("ctl.showReferences") && known.has("ctl.showDocument"));
    },
  ],
  [
    "a file of Ctl is known as one",
    async () => {
      const { document } = await show("systems/platform.ctl");
      assert.equal(document.languageId, "ctl");
      assert.equal(vscode.workspace.getConfiguration("editor", { languageId: "ctl", uri: document.uri }).get("tabSize"), 2);
    },
  ],
  [
    "the example has no findings, and a mistake is told with a repair that mends it",
    async () => {
      const uri = file("controls/access.ctl");
      await edited("controls/access.ctl", "tsc:CC6.2", "tsc:CC6.22", async ({ document }) => {
        const found = await until("E0203", () => told(uri, "E0203"));
        assert.equal(document.getText(found.range), "tsc:CC6.22");
        assert.ok(typeof found.code === "object" && found.code.target.path.endsWith("E0203.md"));
        const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>("vscode.executeCodeActionProvider", uri, found.range);
        const repair = actions.find((action) => action.edit);
        assert.ok(repair?.edit, `no repair among ${actions.map((action) => action.title).join(", ")}`);
        await vscode.workspace.applyEdit(repair.edit);
        await until("no E0203", () => told(uri, "E0203") === undefined);
      });
      const all = vscode.languages.getDiagnostics().flatMap(([, some]) => some);
      await until("nothing open", () => vscode.languages.getDiagnostics().every(([, some]) => some.length === 0)).catch(() => {
        assert.deepEqual(all.map((one) => one.message), []);
      });
    },
  ],
  [
    "a hover says why a system is in scope",
    async () => {
      const { document } = await show("systems/platform.ctl");
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", document.uri, at(document, "usage_meter", 2));
      const text = hovers.flatMap((hover) => hover.contents.map((one) => (typeof one === "string" ? one : one.value))).join("\n");
      assert.match(text, /Usage metering/);
      assert.match(text, /in scope/);
    },
  ],
  [
    "a definition leads into the library, whose files cannot be written",
    async () => {
      const { document } = await show("controls/access.ctl");
      const links = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
        "vscode.executeDefinitionProvider",
        document.uri,
        at(document, "tsc:CC6.2", 5),
      );
      const target = links[0] && ("targetUri" in links[0] ? links[0].targetUri : links[0].uri);
      if (!target?.path.endsWith("frameworks/tsc.ctl")) assert.fail(String(target));
      const library = await vscode.workspace.openTextDocument(target);
      const patterns = Object.keys(vscode.workspace.getConfiguration("files").get<object>("readonlyInclude", {}));
      assert.ok(patterns.some((pattern) => vscode.languages.match({ pattern }, library) > 0), patterns.join(", "));
      assert.ok(patterns.every((pattern) => vscode.languages.match({ pattern }, document) === 0), "the package can be written");
    },
  ],
  [
    "completion offers clauses with their titles",
    async () => {
      await edited("controls/access.ctl", "tsc:CC6.2", "tsc:", async ({ document }) => {
        const position = at(document, "tsc:", 4);
        const list = await vscode.commands.executeCommand<vscode.CompletionList>("vscode.executeCompletionItemProvider", document.uri, position);
        const labels = list.items.map((item) => (typeof item.label === "string" ? item.label : item.label.label));
        assert.ok(labels.some((label) => label.includes("CC6.3")), labels.slice(0, 20).join(", "));
      });
    },
  ],
  ...answers,
  [
    "the side bar has findings first, then what the library declares, gaps before what is answered",
    async () => {
      const { compliance } = await api();
      await vscode.commands.executeCommand("ctl.compliance.focus");
      const words = (items: readonly Item[]): string[] => items.map((item) => String(compliance.getTreeItem(item).label));
      const roots = await until("branches", () => (compliance.tree.length > 4 ? compliance.tree : undefined));
      assert.deepEqual(words(roots)[0], "Findings");
      assert.ok(words(roots).some((label) => /^SOC 2 Type 2, 2026: 38 of 38$/.test(label)), words(roots).join("; "));
      assert.ok(words(roots).includes("Scope") && words(roots).includes("Exceptions"));
      await edited("controls/risk.ctl", '"RA-03"', '"RA-03"\n  status draft', async () => {
        const open = await until("a gap", () => compliance.tree.find((item) => "node" in item && /: 37 of 38$/.test(item.node.label)));
        const categories = compliance.getChildren(open);
        const criteria = categories.flatMap((category) => compliance.getChildren(category));
        assert.ok(criteria.some((item) => "node" in item && item.node.state === "gap"));
        const [first] = compliance.getChildren(categories[0]);
        assert.ok(first && "node" in first && first.node.state === "gap", "a gap comes first");
        assert.equal(compliance.getTreeItem(first).command?.command, "vscode.open");
      });
    },
  ],
  [
    "a click in the side bar goes to the declaration",
    async () => {
      const { compliance } = await api();
      const scope = await until("the scope", () => compliance.tree.find((item) => "node" in item && item.node.label === "Scope"));
      const [first] = compliance.getChildren(compliance.getChildren(scope)[0]);
      assert.ok(first);
      const { command, label } = compliance.getTreeItem(first);
      assert.ok(command);
      await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
      const editor = await until("the editor", () => vscode.window.activeTextEditor);
      assert.ok(editor.document.lineAt(editor.selection.active).text.includes(`"${String(label)}"`));
    },
  ],
  [
    "the preview shows the control under the cursor, follows it, and changes as it is typed",
    async () => {
      const { preview } = await api();
      const editor = await show("controls/access.ctl");
      const go = (text: string) => {
        const position = at(editor.document, text);
        editor.selection = new vscode.Selection(position, position);
      };
      go("AC-03");
      await vscode.commands.executeCommand("ctl.openPreview");
      const first = await until("AC-03", () => preview.document?.title.includes("AC-03") && preview.document);
      assert.match(first.html, /data-from="\d+"/);
      assert.doesNotMatch(first.html, /<script|style=|\son[a-z]+=/i);
      assert.ok(first.places.length > 5);
      await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
      go("AC-01");
      await until("AC-01", () => preview.document?.title.includes("AC-01"));
      await edited("controls/access.ctl", '"Access request"', '"Access asked for and given"', async () => {
        await until("the new title", () => preview.document?.html.includes("Access asked for and given"));
      });
    },
  ],
  [
    "a lens can open the preview of what it stands above",
    async () => {
      const { preview } = await api();
      const { document } = await show("controls/access.ctl");
      const { line, character } = at(document, "AC-02");
      await vscode.commands.executeCommand("ctl.showDocument", document.uri.toString(), { line, character }, "narratives");
      await until("AC-02", () => preview.document?.title.includes("AC-02"));
    },
  ],
  [
    "lenses stand above declarations, and each can be switched off",
    async () => {
      const { document } = await show("controls/access.ctl");
      const titles = async () => {
        const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>("vscode.executeCodeLensProvider", document.uri, 100);
        return lenses.flatMap((lens) => lens.command?.title ?? []);
      };
      await until("a lens", async () => (await titles()).includes("Show narrative"));
      await SETTINGS().update("lens", { narrative: false }, vscode.ConfigurationTarget.Workspace);
      try {
        await until("no such lens", async () => {
          const all = await titles();
          return all.length > 0 && !all.includes("Show narrative");
        });
      } finally {
        await SETTINGS().update("lens", undefined, vscode.ConfigurationTarget.Workspace);
      }
    },
  ],
  [
    "the scope map is drawn, with a number on each node, and can be cut to what is around a system",
    async () => {
      const { map } = await api();
      await vscode.commands.executeCommand("ctl.openMap");
      const whole = await until("the map", () => map.drawn);
      assert.equal(whole.nodes.length, 13);
      whole.nodes.forEach((node, number) => {
        assert.ok(whole.svg.includes(`data-node="${number}"`), node.label);
        assert.ok(node.place, node.label);
      });
      assert.doesNotMatch(whole.svg, /<script|style=|\son[a-z]+=|href/i);
      const { document } = await show("systems/tools.ctl");
      const { line, character } = at(document, "datadog");
      await map.open({ uri: document.uri.toString(), line, character });
      await until("a smaller map", () => map.drawn && map.drawn.nodes.length < 13 && map.drawn);
      await map.open();
      await until("the whole map", () => map.drawn?.nodes.length === 13);
    },
  ],
  [
    "the day to judge by is a setting: after its last day an exception is over, and the finding is back",
    async () => {
      const before = SETTINGS().get("asOf");
      await SETTINGS().update("asOf", "2026-10-01", vscode.ConfigurationTarget.Workspace);
      try {
        const found = await until("OWN-08", () => vscode.languages.getDiagnostics().find(([uri]) => told(uri, "OWN-08")));
        assert.ok(found[0].path.endsWith(".ctl"));
      } finally {
        await SETTINGS().update("asOf", before, vscode.ConfigurationTarget.Workspace);
      }
      await until("nothing open", () => vscode.languages.getDiagnostics().every(([uri]) => !told(uri, "OWN-08")));
    },
  ],
  [
    "the server can be started anew, and a wrong path is told without taking anything down",
    async () => {
      const { server } = await api();
      const old = await until("a server", () => server.running);
      await vscode.commands.executeCommand("ctl.restartServer");
      assert.notEqual(await until("a new server", () => server.running), old);
      await SETTINGS().update("server.path", "/nowhere/ctl-lsp", vscode.ConfigurationTarget.Global);
      await until("no server", () => server.running === undefined);
      await SETTINGS().update("server.path", undefined, vscode.ConfigurationTarget.Global);
      await until("a server again", () => server.running);
    },
  ],
];
