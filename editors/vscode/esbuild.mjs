// Bundles the extension and its web views into `dist`: `node esbuild.mjs [--production] [--watch] [--tests]`.
import { build, context } from "esbuild";
import { readdirSync } from "node:fs";

const production = process.argv.includes("--production");
const common = { bundle: true, minify: production, sourcemap: production ? false : "linked", logLevel: "warning" };
const node = { ...common, platform: "node", target: "node20", format: "cjs", external: ["vscode"] };

const sources = (folder) => readdirSync(folder).filter((file) => file.endsWith(".ts")).map((file) => `${folder}/${file}`);

const bundles = [
  { ...node, entryPoints: ["src/extension.ts"], outfile: "dist/extension.js" },
  {
    ...common,
    platform: "browser",
    target: "es2022",
    format: "iife",
    entryPoints: ["src/webview/preview.ts", "src/webview/map.ts"],
    outdir: "dist/webview",
  },
];
if (process.argv.includes("--tests")) {
  const external = [...node.external, "vscode-textmate", "vscode-oniguruma"];
  bundles.push({ ...node, external, minify: false, entryPoints: sources("tests/unit"), outdir: "dist/tests/unit" });
  bundles.push({ ...node, minify: false, entryPoints: ["tests/host/index.ts"], outdir: "dist/tests/host" });
}

if (process.argv.includes("--watch")) {
  for (const bundle of bundles) await (await context(bundle)).watch();
} else {
  for (const bundle of bundles) await build(bundle);
}
