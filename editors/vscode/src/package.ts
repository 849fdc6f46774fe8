// A new package: a manifest and the first file, in a folder of the workspace.
import * as vscode from "vscode";

const FIRST = `// The company, one service and one system. What is in scope follows from what you write:
// put the cursor on a name to read why, or open the scope map.

organization our_company "Our company" { stage early_stage }

service platform "Our platform" { description "What it does for its users, in a sentence." }

person kim "Kim Example"
role cto "CTO" { held_by kim }

system app "The application" {
  owner          cto
  serves         platform
  signs_in_with  identity
}

system identity "Identity provider" { owner cto }
`;

export async function newPackage(): Promise<void> {
  const folder = await where();
  if (!folder) return;
  const given = await vscode.window.showInputBox({
    title: "New package",
    prompt: "Its name: small letters, digits and _.",
    value: folder.path.split("/").pop()?.toLowerCase().replace(/[^a-z0-9_]+/g, "_") ?? "",
    validateInput: (text) => (/^[a-z][a-z0-9_]*$/.test(text) ? undefined : "Small letters, digits and _, and a letter first."),
  });
  if (given === undefined) return;
  const files: [vscode.Uri, string][] = [
    [vscode.Uri.joinPath(folder, "ctl.toml"), `name = "${given}"\nedition = "2026"\n`],
    [vscode.Uri.joinPath(folder, "company.ctl"), FIRST],
  ];
  const edit = new vscode.WorkspaceEdit();
  for (const [uri, text] of files) {
    // What is there already stays as it is.
    edit.createFile(uri, { ignoreIfExists: true, contents: new TextEncoder().encode(text) });
  }
  await vscode.workspace.applyEdit(edit);
  await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, "company.ctl"));
}

async function where(): Promise<vscode.Uri | undefined> {
  const open = vscode.workspace.workspaceFolders ?? [];
  if (open.length === 1) return open[0]?.uri;
  if (open.length > 1) return (await vscode.window.showWorkspaceFolderPick())?.uri;
  const open_ = "Open Folder…";
  const chosen = await vscode.window.showInformationMessage("A package is a folder: open one first, an empty one perhaps.", open_);
  if (chosen === open_) await vscode.commands.executeCommand("vscode.openFolder");
  return undefined;
}
