// What the language server answers, asked through the editor's own commands: what an editor makes of an answer is what
// counts, not the answer.
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { api, at, edited, file, show, told, until } from "./editor";

const ask = <T>(command: string, ...about: unknown[]): Promise<T> => Promise.resolve(vscode.commands.executeCommand<T>(`vscode.${command}`, ...about));

const name = ({ path }: vscode.Uri): string => path.split("/").slice(-2).join("/");

const LAYOUT = { tabSize: 2, insertSpaces: true };

/** Puts back what a test has changed in files that are open. */
async function reverted(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter((one) => one.isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("workbench.action.files.revert");
  }
  await until("nothing open", () => vscode.languages.getDiagnostics().every(([, some]) => some.length === 0));
}

/** The document after what an answer would change in it. */
function changed(document: vscode.TextDocument, edits: readonly vscode.TextEdit[]): string {
  const last = [...edits].sort((a, b) => b.range.start.compareTo(a.range.start));
  return last.reduce((text, { range, newText }) => text.slice(0, document.offsetAt(range.start)) + newText + text.slice(document.offsetAt(range.end)), document.getText());
}

async function actions(uri: vscode.Uri, range: vscode.Range, kind?: string): Promise<vscode.CodeAction[]> {
  return ask<vscode.CodeAction[]>("executeCodeActionProvider", uri, range, kind);
}

export const answers: [name: string, test: () => Promise<void>][] = [
  [
    "references of a system are found in all files, and its places in the document are marked",
    async () => {
      const { document } = await show("systems/platform.ctl");
      const declared = at(document, "system usage_meter", 7);
      const found = await ask<vscode.Location[]>("executeReferenceProvider", document.uri, declared);
      const files = new Set(found.map(({ uri }) => name(uri)));
      assert.ok(files.has("systems/platform.ctl") && files.has("controls/access.ctl") && files.size > 4, [...files].join(", "));
      for (const { uri, range } of found) {
        assert.equal((await vscode.workspace.openTextDocument(uri)).getText(range), "usage_meter");
      }
      const marked = await ask<vscode.DocumentHighlight[]>("executeDocumentHighlights", document.uri, declared);
      assert.equal(marked.length, found.filter(({ uri }) => uri.path === document.uri.path).length);
      assert.deepEqual(marked.filter(({ kind }) => kind === vscode.DocumentHighlightKind.Write).map(({ range }) => range.start), [declared]);
    },
  ],
  [
    "the type of a record is its kind, which the library declares",
    async () => {
      const { document } = await show("systems/platform.ctl");
      const links = await ask<(vscode.Location | vscode.LocationLink)[]>("executeTypeDefinitionProvider", document.uri, at(document, "system usage_meter", 7));
      const [first] = links;
      assert.ok(first);
      const [uri, range] = "targetUri" in first ? [first.targetUri, first.targetSelectionRange ?? first.targetRange] : [first.uri, first.range];
      assert.match((await vscode.workspace.openTextDocument(uri)).lineAt(range.start).text, /^kind system\b/);
    },
  ],
  [
    "a name is changed in all files at once, and nothing is wrong afterwards",
    async () => {
      const { document } = await show("systems/platform.ctl");
      const place = at(document, "system usage_meter", 7);
      const prepared = await ask<{ range: vscode.Range; placeholder: string }>("prepareRename", document.uri, place);
      assert.equal(prepared.placeholder, "usage_meter");
      const edit = await ask<vscode.WorkspaceEdit>("executeDocumentRenameProvider", document.uri, place, "metering");
      assert.ok(edit.size > 4, `${edit.size} files`);
      assert.ok(await vscode.workspace.applyEdit(edit));
      try {
        assert.match(document.getText(), /^system metering "/m);
        const again = await ask<vscode.Location[]>("executeReferenceProvider", document.uri, place);
        assert.equal(again.length, edit.entries().reduce((sum, [, edits]) => sum + edits.length, 0));
        // The answer waits for the check of this state; what the editor shows may still be that of the one before.
        const { server } = await api();
        const report = await server.running?.sendRequest<{ items: { items: unknown[] }[] }>("workspace/diagnostic", { previousResultIds: [] });
        assert.ok(report && report.items.length > 0);
        assert.deepEqual(report.items.flatMap(({ items }) => items), []);
      } finally {
        await reverted();
      }
    },
  ],
  [
    "what would be another name, or is the library's, is not changed",
    async () => {
      const { document } = await show("systems/platform.ctl");
      const refused = async (text: string, into: number, to: string, why: RegExp) =>
        assert.rejects(ask("executeDocumentRenameProvider", document.uri, at(document, text, into), to), (error: Error) => why.test(error.message), `${text} to ${to}`);
      await refused("system usage_meter", 7, "billing", /`billing` is declared twice/);
      await refused("system usage_meter", 7, "two words", /cannot be written/);
      await refused("signs_in_with", 2, "logs_in_with", /standard library/);
    },
  ],
  [
    "the outline has each declaration, and a search finds one by a few of its letters",
    async () => {
      const { document } = await show("systems/platform.ctl");
      const outline = await until("an outline", async () => {
        const all = await ask<vscode.DocumentSymbol[] | undefined>("executeDocumentSymbolProvider", document.uri);
        return all && all.length > 0 && all;
      });
      const declared = [...document.getText().matchAll(/^system (\w+)/gm)].map(([, one]) => one);
      assert.deepEqual(outline.map((one) => one.name), declared);
      const symbols = await ask<vscode.SymbolInformation[]>("executeWorkspaceSymbolProvider", "usgmtr");
      assert.ok(symbols.some((one) => one.name.includes("usage_meter") && name(one.location.uri) === "systems/platform.ctl"), symbols.map((one) => one.name).join(", "));
    },
  ],
  [
    "what feeds a system, and what it feeds, is followed as a hierarchy of calls",
    async () => {
      const { document } = await show("systems/platform.ctl");
      const [item] = await ask<vscode.CallHierarchyItem[]>("prepareCallHierarchy", document.uri, at(document, "system usage_meter", 7));
      assert.equal(item?.name, "Usage metering");
      const incoming = await ask<vscode.CallHierarchyIncomingCall[]>("provideIncomingCalls", item);
      assert.ok(incoming.some(({ from }) => from.name === "Payments API"), incoming.map(({ from }) => from.name).join(", "));
      const outgoing = await ask<vscode.CallHierarchyOutgoingCall[]>("provideOutgoingCalls", item);
      const billing = outgoing.find(({ to }) => to.name === "Billing service");
      assert.ok(billing, outgoing.map(({ to }) => to.name).join(", "));
      const further = await ask<vscode.CallHierarchyOutgoingCall[]>("provideOutgoingCalls", billing.to);
      assert.ok(further.some(({ to }) => to.name === "NetSuite"), further.map(({ to }) => to.name).join(", "));
    },
  ],
  [
    "declarations and comments are folded, and a selection grows to the declaration",
    async () => {
      const { document } = await show("systems/platform.ctl");
      const folds = await ask<vscode.FoldingRange[]>("executeFoldingRangeProvider", document.uri);
      const { line } = at(document, "system usage_meter");
      const fold = folds.find(({ start }) => start === line);
      assert.equal(document.lineAt(fold?.end ?? 0).text, "}");
      assert.ok(folds.some(({ start, kind }) => start === 0 && kind === vscode.FoldingRangeKind.Comment));
      const [chosen] = await ask<vscode.SelectionRange[]>("executeSelectionRangeProvider", document.uri, [at(document, "usage_for_billing", 3)]);
      const texts: string[] = [];
      for (let next: vscode.SelectionRange | undefined = chosen; next; next = next.parent) texts.push(document.getText(next.range));
      // The editor begins with parts of the word.
      assert.ok(texts.includes("usage_for_billing") && texts.includes("carries usage_for_billing"), texts.join("\n--\n"));
      assert.ok(texts.includes("usage_meter { carries usage_for_billing }"), texts.join("\n--\n"));
      assert.ok(texts.some((text) => /^system payments_api [^]*\n}$/.test(text)));
      assert.equal(texts.at(-1)?.trim(), document.getText().trim());
    },
  ],
  [
    "names are coloured by what they mean",
    async () => {
      const { document } = await show("systems/platform.ctl");
      const legend = await ask<vscode.SemanticTokensLegend>("provideDocumentSemanticTokensLegend", document.uri);
      const tokens = await ask<vscode.SemanticTokens>("provideDocumentSemanticTokens", document.uri);
      const colours = new Map<string, string>();
      let [line, column] = [0, 0];
      for (let i = 0; i < tokens.data.length; i += 5) {
        const [down = 0, right = 0, length = 0, type = 0, modifiers = 0] = tokens.data.subarray(i, i + 5);
        [line, column] = down > 0 ? [line + down, right] : [line, column + right];
        const words = legend.tokenModifiers.filter((_, bit) => modifiers & (1 << bit));
        const text = document.getText(new vscode.Range(line, column, line, column + length));
        if (!colours.has(text)) colours.set(text, [legend.tokenTypes[type], ...words].join(" "));
      }
      const of = (...all: string[]) => Object.fromEntries(all.map((text) => [text, colours.get(text)]));
      assert.deepEqual(of("system", "payments_api", "owner", "head_of_platform", "restricted"), {
        system: "class defaultLibrary",
        payments_api: "variable declaration",
        owner: "property defaultLibrary",
        head_of_platform: "variable",
        restricted: "enumMember defaultLibrary",
      });
    },
  ],
  [
    "hints say what follows and is not written",
    async () => {
      const { document } = await show("systems/platform.ctl");
      const whole = new vscode.Range(0, 0, document.lineCount, 0);
      const hints = await until("hints", async () => {
        const all = await ask<vscode.InlayHint[]>("executeInlayHintProvider", document.uri, whole);
        return all.length > 0 && all;
      });
      const { line } = at(document, "system usage_meter");
      const [scope] = hints.filter(({ position }) => position.line === line);
      const text = typeof scope?.label === "string" ? scope.label : scope?.label.map(({ value }) => value).join("");
      assert.match(text ?? "", /SOC 2|SOX/);
    },
  ],
  [
    "a completion has its page, and a template comes with what it leaves open",
    async () => {
      const before = "control access_review ";
      await edited("controls/access.ctl", before, `control extra "Extra" like std::\n\n${before}`, async ({ document }) => {
        const begun = 'control extra "Extra" like std::';
        const position = at(document, begun, begun.length);
        const list = await ask<vscode.CompletionList>("executeCompletionItemProvider", document.uri, position, undefined, 200);
        const item = list.items.find(({ label }) => (typeof label === "string" ? label : label.label).includes("periodic_access_review"));
        assert.ok(item, list.items.map(({ label }) => (typeof label === "string" ? label : label.label)).join(", "));
        const page = typeof item.documentation === "string" ? item.documentation : item.documentation?.value;
        assert.ok(page && page.length > 80, page);
        const inserted = item.insertText;
        assert.ok(inserted instanceof vscode.SnippetString && inserted.value.includes("{\n  $0\n}"), JSON.stringify(inserted));
      });
    },
  ],
  [
    "a text is laid out: whole, in part, and when its last brace is typed",
    async () => {
      await edited("systems/platform.ctl", 'system okta "Okta" {\n  owner           cio\n', 'system okta "Okta" {\n owner cio\n', async ({ document }) => {
        const laidOut = /^system okta "Okta" {\n {2}owner {11}cio\n/m;
        assert.doesNotMatch(document.getText(), laidOut);
        const whole = await ask<vscode.TextEdit[]>("executeFormatDocumentProvider", document.uri, LAYOUT);
        assert.match(changed(document, whole), laidOut);
        const part = new vscode.Range(at(document, 'system okta "'), at(document, " owner cio", 5));
        assert.match(changed(document, await ask<vscode.TextEdit[]>("executeFormatRangeProvider", document.uri, part, LAYOUT)), laidOut);
        const last = document.positionAt(document.getText().indexOf("\n}", document.offsetAt(part.start)) + 2);
        assert.match(changed(document, await ask<vscode.TextEdit[]>("executeFormatOnTypeProvider", document.uri, last, "}", LAYOUT)), laidOut);
      });
    },
  ],
  [
    "a name that means nothing can be declared, and what a new declaration lacks can be added",
    async () => {
      const uri = file("systems/platform.ctl");
      await edited("systems/platform.ctl", "  owner           cio\n", "  owner           head_of_sign_in\n", async ({ document }) => {
        const found = await until("E0201", () => told(uri, "E0201"));
        const offered = await actions(uri, found.range);
        const declare = offered.find(({ title }) => title === "Declare the role `head_of_sign_in`");
        assert.ok(declare?.edit, offered.map(({ title }) => title).join("; "));
        await vscode.workspace.applyEdit(declare.edit);
        await until("no E0201", () => told(uri, "E0201") === undefined);
        assert.match(document.getText(), /^role head_of_sign_in "Head of sign in"$/m);
      });
      await edited("systems/platform.ctl", 'system okta "Okta" {\n  owner           cio\n', 'system okta "Okta" {\n', async ({ document }) => {
        const found = await until("a finding", () => vscode.languages.getDiagnostics(uri)[0]);
        const offered = await actions(uri, found.range);
        const add = offered.find(({ title }) => title === "Add `owner`");
        assert.ok(add?.edit, offered.map(({ title }) => title).join("; "));
        await vscode.workspace.applyEdit(add.edit);
        assert.match(document.getText(), /^system okta "Okta" {\n(?:.*\n)*? {2}owner {2,}\w+\n/m);
      });
      await until("nothing open", () => vscode.languages.getDiagnostics().every(([, some]) => some.length === 0));
    },
  ],
  [
    "a finding can be accepted for a time, a criterion that none answers gets a control from a template",
    async () => {
      const company = file("company.ctl");
      // The template that the control follows no longer cites the criterion.
      await edited("controls/risk.ctl", "std::fraud_risk_assessment", "std::significant_change_assessment", async () => {
        const found = await until("COV-01", () => told(company, "COV-01"));
        await vscode.workspace.openTextDocument(company);
        const offered = await actions(company, found.range);
        const titles = offered.map(({ title }) => title).join("; ");
        assert.match(titles, /Accept COV-01 until 2026-10-18/);
        const adopt = offered.find(({ title }) => title.startsWith("Add the control `fraud_risk_assessment` for tsc:CC3.3 ("));
        assert.ok(adopt?.edit, titles);
        await vscode.workspace.applyEdit(adopt.edit);
        // The criterion has its control; what that leaves open is told.
        await until("no COV-01", () => told(company, "COV-01") === undefined);
      });
      await reverted();
    },
  ],
  [
    "a file is put in order, and all that is certain in it is mended, by one action each",
    async () => {
      const uri = file("controls/access.ctl");
      await edited("controls/access.ctl", '"AC-04"\n', '"AC-04"\n  objective Main\n', async ({ document }) => {
        await until("a mistake", () => vscode.languages.getDiagnostics(uri)[0]);
        const all = new vscode.Range(0, 0, document.lineCount, 0);
        const [sort] = await actions(uri, all, "source.sort");
        assert.ok(sort?.edit, "nothing to sort");
        assert.equal(sort.title, "Sort declarations and fields, and lay out");
        const [mend] = await actions(uri, all, "source.fixAll");
        assert.ok(mend?.edit, "nothing to mend");
        assert.equal(mend.kind?.value, "source.fixAll");
        await vscode.workspace.applyEdit(mend.edit);
        assert.match(document.getText(), /^ {2}objective "Main"$/m);
      });
    },
  ],
  [
    "the template of a document is a link",
    async () => {
      const at = file("documents/mine.j2");
      await vscode.workspace.fs.writeFile(at, new TextEncoder().encode("{{ 1 }}\n"));
      try {
        const { document } = await show("rules.ctl");
        await edited("rules.ctl", document.lineAt(0).text, `view mine "mine" {\n  file      "mine"\n  template  "documents/mine.j2"\n}\n\n${document.lineAt(0).text}`, async (editor) => {
          await until("a link", async () => {
            const all = await ask<vscode.DocumentLink[]>("executeLinkProvider", editor.document.uri);
            return all.some(({ target }) => target?.path.endsWith("documents/mine.j2"));
          });
        });
      } finally {
        await vscode.workspace.fs.delete(vscode.Uri.joinPath(at, ".."), { recursive: true });
      }
    },
  ],
];
