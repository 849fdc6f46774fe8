// Packages the extension: `node scripts/package.mjs [--out FILE] [--server CTL_LSP --target PLATFORM]`. With a server the
// package is for one platform (`linux-x64`, `darwin-arm64`, `win32-x64` ...) and brings it; without one it is for all of
// them, and finds the server on the path.
import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = fileURLToPath(new URL("..", import.meta.url));
const options = { server: { type: "string" }, target: { type: "string" }, out: { type: "string" } };
const { server, target, out } = parseArgs({ options }).values;
if (Boolean(server) !== Boolean(target)) throw new Error("--server and --target belong together");

rmSync(join(root, "server"), { recursive: true, force: true });
rmSync(join(root, "dist"), { recursive: true, force: true });
if (server) {
  const wanted = target.startsWith("win32") ? "ctl-lsp.exe" : "ctl-lsp";
  if (basename(server) !== wanted) throw new Error(`the server for ${target} is called ${wanted}, not ${basename(server)}`);
  mkdirSync(join(root, "server"));
  copyFileSync(server, join(root, "server", wanted));
  chmodSync(join(root, "server", wanted), 0o755);
}
const vsce = createRequire(import.meta.url).resolve("@vscode/vsce/vsce");
// Where links of the README lead once it stands in a registry.
const { repository } = createRequire(import.meta.url)("../package.json");
const base = (what) => `${repository.url.replace(/\.git$/, "")}/${what}/HEAD/${repository.directory}`;
const links = ["--baseContentUrl", base("blob"), "--baseImagesUrl", base("raw")];
const given = ["package", "--no-dependencies", ...links, ...(target ? ["--target", target] : []), ...(out ? ["--out", out] : [])];
execFileSync(process.execPath, [vsce, ...given], { cwd: root, stdio: "inherit" });
