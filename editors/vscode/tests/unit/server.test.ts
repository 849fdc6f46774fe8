// Where the server is looked for, in which order, and what is said where it is nowhere.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { find, type Surroundings } from "../../src/server";

const around = (there: readonly string[], given: Partial<Surroundings> = {}): Surroundings => ({
  configured: "",
  brought: "/extension/server",
  path: "/usr/bin::/home/kim/.cargo/bin",
  folder: "/acme",
  home: "/home/kim",
  windows: false,
  runs: (file) => there.includes(file),
  ...given,
});

test("what the settings name is used, and nothing else", () => {
  const all = ["/opt/ctl-lsp", "/extension/server/ctl-lsp", "/usr/bin/ctl-lsp"];
  assert.deepEqual(find(around(all, { configured: " /opt/ctl-lsp " })), { at: "/opt/ctl-lsp", why: "setting" });
  const found = find(around(all, { configured: "/opt/nothing" }));
  assert.ok("missing" in found && found.missing.setting);
  assert.match(found.missing.text, /ctl\.server\.path names \/opt\/nothing/);
});

test("a path in the settings may begin at home or in the folder", () => {
  const home = find(around(["/home/kim/bin/ctl-lsp"], { configured: "~/bin/ctl-lsp" }));
  assert.deepEqual(home, { at: "/home/kim/bin/ctl-lsp", why: "setting" });
  for (const configured of ["target/debug/ctl-lsp", "${workspaceFolder}/target/debug/ctl-lsp"]) {
    const found = find(around(["/acme/target/debug/ctl-lsp"], { configured }));
    assert.deepEqual(found, { at: "/acme/target/debug/ctl-lsp", why: "setting" });
  }
});

test("what the extension brings comes before what is on the path", () => {
  const both = find(around(["/extension/server/ctl-lsp", "/usr/bin/ctl-lsp"]));
  assert.deepEqual(both, { at: "/extension/server/ctl-lsp", why: "brought" });
  const path = find(around(["/home/kim/.cargo/bin/ctl-lsp"]));
  assert.deepEqual(path, { at: "/home/kim/.cargo/bin/ctl-lsp", why: "path" });
});

test("on Windows it has another name", () => {
  const at = join("C:\\tools", "ctl-lsp.exe");
  assert.deepEqual(find(around([at], { windows: true, path: "D:\\x;C:\\tools" })), { at, why: "path" });
});

test("where it is nowhere, the message says what to do", () => {
  const found = find(around([]));
  assert.ok("missing" in found && !found.missing.setting);
  assert.match(found.missing.text, /cargo install --path lsp/);
  assert.match(found.missing.text, /ctl\.server\.path/);
});
