// Runs the tests of `tests/host` inside the extension host, beside the installed extension.
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { start, until } from "./host.mjs";

const built = fileURLToPath(new URL("../../dist/tests/host/index.js", import.meta.url));

export async function inside({ host, vsix, work, folder, browser, pictures }) {
  const result = join(pictures, "host", "result.json");
  process.env.CTL_TEST_RESULT = result;
  const settings = { "ctl.asOf": "2026-07-20" };
  const code = await start({ host, vsix, work, folder, settings });
  // The editor runs tests of an extension that is under development: an empty one, so that the installed one is tested.
  const empty = join(work, "tests");
  mkdirSync(empty, { recursive: true });
  const manifest = { name: "tests", publisher: "ctl-lang", version: "0.0.0", engines: { vscode: "*" } };
  writeFileSync(join(empty, "package.json"), JSON.stringify(manifest));
  cpSync(built, join(empty, "index.js"));
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    const at = `vscode-remote://${code.authority}${empty}`;
    const payload = [["extensionDevelopmentPath", at], ["extensionTestsPath", `${at}/index`]];
    await page.goto(`http://${code.authority}/?folder=${encodeURIComponent(folder)}&payload=${encodeURIComponent(JSON.stringify(payload))}`);
    await until(() => existsSync(result) && readFileSync(result, "utf8").endsWith("]"), 300_000, "the tests in the editor do not end");
    const results = JSON.parse(readFileSync(result, "utf8"));
    for (const { name, failed } of results) console.log(failed ? `not ok: ${name}\n${failed.replaceAll(/^/gm, "    ")}` : `ok: ${name}`);
    const failures = results.filter(({ failed }) => failed).length;
    console.log(`${results.length} tests in the extension host, ${failures} failed`);
    return failures;
  } catch (error) {
    await page.screenshot({ path: join(pictures, "host-failed.png") });
    console.log(`${error}\n${code.log()}`);
    return 1;
  } finally {
    await page.close();
    code.stop();
  }
}
