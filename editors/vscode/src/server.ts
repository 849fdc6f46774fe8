// Where the language server is: what the settings name, what the extension brings, or what stands on the path.
import * as path from "node:path";

/** Where to look, and how: the world outside, so that the search can be tried without it. */
export interface Surroundings {
  /** What the settings name; empty where they name nothing. */
  readonly configured: string;
  /** The folder into which a package for one platform puts the server. */
  readonly brought: string;
  /** The variable PATH. */
  readonly path: string;
  /** The folder that a relative path in the settings starts from. */
  readonly folder: string | undefined;
  readonly home: string;
  readonly windows: boolean;
  /** Whether a file is there that can be started. */
  readonly runs: (file: string) => boolean;
}

/** The server, or why there is none. */
export type Found = { readonly at: string; readonly why: "setting" | "brought" | "path" } | { readonly missing: Missing };

export interface Missing {
  /** A sentence, for a message. */
  readonly text: string;
  /** Whether the setting is what is wrong. */
  readonly setting: boolean;
}

export function find(around: Surroundings): Found {
  const name = around.windows ? "ctl-lsp.exe" : "ctl-lsp";
  const configured = around.configured.trim();
  if (configured !== "") {
    const at = expand(configured, around);
    if (around.runs(at)) return { at, why: "setting" };
    const text = `The setting ctl.server.path names ${at}, and there is no program there. Correct it, or empty it to use the server that the extension brings.`;
    return { missing: { text, setting: true } };
  }
  const brought = path.join(around.brought, name);
  if (around.runs(brought)) return { at: brought, why: "brought" };
  for (const folder of around.path.split(around.windows ? ";" : ":")) {
    const at = path.join(folder, name);
    if (folder !== "" && around.runs(at)) return { at, why: "path" };
  }
  const text =
    "The language server ctl-lsp was not found: this package of the extension does not bring it, and it is not on your PATH. " +
    "Install it with: cargo install --path lsp, in a clone of Ctl; or name it in the setting ctl.server.path.";
  return { missing: { text, setting: false } };
}

function expand(configured: string, around: Surroundings): string {
  let at = configured;
  if (at === "~" || at.startsWith("~/") || at.startsWith("~\\")) at = path.join(around.home, at.slice(1));
  if (around.folder !== undefined) at = at.replace("${workspaceFolder}", around.folder);
  return path.isAbsolute(at) || around.folder === undefined ? at : path.join(around.folder, at);
}
