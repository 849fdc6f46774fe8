// Where no server is found, the editor says so, and what to do; files are coloured all the same.
import { join } from "node:path";
import { start, until } from "./host.mjs";
import { open } from "./workbench.mjs";

export async function missing({ host, bare, work, folder, browser, pictures }) {
  // Node alone is on the path, so that no server is found there.
  const path = process.env.PATH;
  process.env.PATH = "/nonexistent";
  const code = await start({ host, vsix: bare, work, folder }).finally(() => (process.env.PATH = path));
  let bench;
  try {
    bench = await open(browser, code, folder);
    const { page } = bench;
    await bench.file("systems/platform.ctl");
    const toast = page.locator(".notification-toast", { hasText: "The language server ctl-lsp was not found" });
    await toast.waitFor({ timeout: 30_000 });
    await page.locator(".activitybar .action-label[aria-label^=Compliance]").click({ force: true });
    await page.locator(".pane-body", { hasText: "The language server is not running" }).waitFor();
    const colours = await page.locator(".view-line span[class*=mtk]").evaluateAll((all) => new Set(all.map((one) => one.className)).size);
    if (colours < 4) throw new Error(`the file is not coloured: ${colours} colours`);
    await page.screenshot({ path: join(pictures, "no-server.png") });
    console.log("ok: a missing server is told, with what to do");
    return 0;
  } catch (error) {
    await bench?.page.screenshot({ path: join(pictures, "no-server-failed.png") });
    console.log(`not ok: a missing server is told\n${error.stack}`);
    return 1;
  } finally {
    await bench?.page.close();
    code.stop();
    await until(() => true, 100, "");
  }
}
