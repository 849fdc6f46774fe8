// Visual Studio Code in a browser: a server of it with folders of its own, and a page in which it is driven.
import { spawn, execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { chromium } from "playwright-core";

/** Starts code-server on a folder, with settings, and installs a package of the extension into it, if one is given. */
export async function start({ host, work, folder, settings = {}, vsix, trust = false }) {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(join(work, "user", "User"), { recursive: true });
  const all = {
    "workbench.startupEditor": "none",
    "workbench.tips.enabled": false,
    "workbench.layoutControl.enabled": false,
    "window.commandCenter": false,
    "chat.commandCenter.enabled": false,
    "telemetry.telemetryLevel": "off",
    "security.workspace.trust.enabled": trust,
    "extensions.ignoreRecommendations": true,
    "git.enabled": false,
    "files.autoSave": "off",
    ...settings,
  };
  writeFileSync(join(work, "user", "User", "settings.json"), JSON.stringify(all));
  const entry = join(host, "node_modules/code-server/out/node/entry.js");
  const folders = ["--user-data-dir", join(work, "user"), "--extensions-dir", join(work, "extensions")];
  // No gallery, no other machine; and the caches of the language server stay in here.
  const env = { ...process.env, EXTENSIONS_GALLERY: '{"serviceUrl":""}', XDG_CACHE_HOME: join(work, "cache"), XDG_CONFIG_HOME: join(work, "config"), PORT: "" };
  if (vsix) execFileSync(process.execPath, [entry, ...folders, "--install-extension", vsix], { env, stdio: "pipe" });
  const port = await free();
  const quiet = ["--auth", "none", "--disable-telemetry", "--disable-update-check", "--disable-getting-started-override"];
  if (!trust) quiet.push("--disable-workspace-trust");
  const child = spawn(process.execPath, [entry, "--bind-addr", `127.0.0.1:${port}`, ...quiet, ...folders, folder], { env, detached: true });
  let log = "";
  child.stdout.on("data", (data) => (log += data));
  child.stderr.on("data", (data) => (log += data));
  await until(async () => (await fetch(`http://127.0.0.1:${port}/healthz`)).ok, 60_000, () => `code-server does not start:\n${log}`);
  return {
    port,
    authority: `127.0.0.1:${port}`,
    log: () => log,
    stop: () => process.kill(-child.pid, "SIGTERM"),
  };
}

/** A browser that asks nobody for anything but what it is told to open. */
export function browser(executablePath) {
  const quiet = ["no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-background-networking", "disable-component-update", "disable-sync"];
  return chromium.launch({ executablePath, args: quiet.map((one) => `--${one}`) });
}

/** Waits until something holds; what fails meanwhile does not hold yet. */
export async function until(holds, limit, why) {
  const end = Date.now() + limit;
  for (;;) {
    const held = await Promise.resolve().then(holds).catch(() => false);
    if (held) return held;
    if (Date.now() > end) throw new Error(typeof why === "function" ? await why() : why);
    await new Promise((done) => setTimeout(done, 200));
  }
}

function free() {
  return new Promise((done, failed) => {
    const server = createServer();
    server.on("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}
