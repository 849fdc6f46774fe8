// What a person does and sees: the pre-IPO example opened, a mistake underlined, told, mended; the side bar, the preview
// and the scope map, by mouse and by keyboard. The README shows the pictures.
import { join } from "node:path";
import { start, until } from "./host.mjs";
import { open } from "./workbench.mjs";

const LIGHT = "Default Light Modern";
const DARK = "Default Dark Modern";

export async function drive({ host, vsix, work, folder, browser, pictures }) {
  const settings = {
    "ctl.asOf": "2026-07-20",
    "workbench.colorTheme": LIGHT,
    "editor.minimap.enabled": false,
    "editor.fontSize": 13,
    "workbench.tree.indent": 12,
    "explorer.autoReveal": false,
    "window.autoDetectColorScheme": false,
    // What is typed is what stands there.
    "editor.autoSurround": "never",
    "editor.autoClosingQuotes": "never",
  };
  const code = await start({ host, vsix, work, folder, settings });
  const complaints = [];
  let failed = 0;
  let bench;
  const shot = (name) => bench.page.screenshot({ path: join(pictures, `${name}.png`) });
  const step = async (name, run) => {
    if (failed > 0) return;
    try {
      await run();
      console.log(`ok: ${name}`);
    } catch (error) {
      failed += 1;
      await shot("failed");
      console.log(`not ok: ${name}\n${error.stack}`);
    }
  };
  try {
    bench = await open(browser, code, folder);
    const { page } = bench;
    listen(page, code.authority, complaints);

    await step("the example opens with nothing underlined, coloured and called Ctl", async () => {
      await bench.file("systems/platform.ctl", 16);
      await page.locator(".statusbar-item", { hasText: /^Ctl$/ }).waitFor();
      await page.locator(".statusbar-item", { hasText: "Ctl nothing open SOC 2 38/38 SOX 10 systems as of 2026-07-20" }).waitFor({ timeout: 90_000 });
      const errors = await page.locator(".squiggly-error").count();
      if (errors > 0) throw new Error(`${errors} errors are underlined`);
    });

    await step("the side bar says that nothing is open", async () => {
      await bench.side("Compliance");
      await page.locator(".pane-body .monaco-list-row", { hasText: "nothing is open" }).waitFor({ timeout: 20_000 });
      await bench.side("Explorer");
    });

    await step("a hover says why a system is in scope", async () => {
      await page.locator(".view-line", { hasText: "system usage_meter" }).locator("span", { hasText: /^usage_meter$/ }).first().hover();
      const hover = page.locator(".monaco-hover:visible", { hasText: "in scope" });
      await hover.first().waitFor({ timeout: 15_000 });
      await shot("hover");
      await page.keyboard.press("Escape");
    });

    await step("completion offers what fits, with its title", async () => {
      await bench.file("controls/access.ctl", 1);
      await bench.find("tsc:CC6.2");
      await page.keyboard.type("tsc:CC6.");
      const row = page.locator(".suggest-widget .monaco-list-row", { hasText: "CC6.3" });
      await until(async () => {
        if (!(await row.first().isVisible())) await page.keyboard.press("Control+Space");
        await row.first().waitFor({ timeout: 2000 });
        return true;
      }, 20_000, "no completion");
      await shot("completion");
      await page.keyboard.press("Escape");
    });

    await step("a mistake is underlined, and the light bulb mends it", async () => {
      await page.keyboard.type("22");
      await page.locator(".squiggly-error").first().waitFor({ timeout: 15_000 });
      await page.keyboard.press("Escape");
      await page.keyboard.press("ArrowLeft");
      const menu = page.locator(".action-widget .monaco-list-row");
      await until(async () => {
        await page.keyboard.press("Control+.");
        await menu.first().waitFor({ timeout: 3000 });
        return true;
      }, 20_000, "no repair is offered");
      await shot("quick-fix");
      // The first is chosen: the mistake goes, and undoing that brings it back for the next step.
      await page.keyboard.press("Enter");
      await page.locator(".squiggly-error").first().waitFor({ state: "detached", timeout: 15_000 });
      await page.locator(".view-line", { hasText: "tsc:CC6.22" }).first().waitFor({ state: "detached", timeout: 5000 });
      await page.keyboard.press("Control+Z");
      await page.locator(".squiggly-error").first().waitFor({ timeout: 15_000 });
    });

    await step("the side bar lists what is open, and leads to it", async () => {
      await bench.side("Compliance");
      const finding = page.locator(".pane-body .monaco-list-row", { hasText: "E0203" });
      await finding.waitFor({ timeout: 20_000 });
      await finding.click();
      await page.locator(".tab.active", { hasText: "access.ctl" }).waitFor();
      await bench.undo();
      await finding.waitFor({ state: "detached", timeout: 20_000 });
    });

    await step("a control that is no longer in use leaves a gap, and the gap comes first", async () => {
      await bench.file("controls/risk.ctl");
      await bench.find('"RA-03"');
      await page.keyboard.insertText('"RA-03"; status draft');
      await page.keyboard.press("Escape");
      await bench.expand(/^SOC 2 Type 2, 2026: 3\d of 38/);
      await bench.expand(/^Security/);
      const first = page.locator(".pane-body .monaco-list-row", { hasText: "gap" }).first();
      await first.waitFor({ timeout: 20_000 });
      await bench.expand(/^tsc:CC3\.3/);
      await bench.expand(/^Scope/);
      await bench.expand(/^SOC 2 only/);
      await page.mouse.move(900, 850);
      await page.waitForTimeout(500);
      await shot("side-bar");
      await bench.undo();
    });

    await step("the preview follows the cursor, marks its field, and leads back to the text", async () => {
      await bench.file("controls/access.ctl");
      await bench.find('"AC-03"');
      await bench.command("Ctl: Open Narrative Preview Beside");
      const frame = await bench.webview("Narrative preview");
      await frame.locator("h1", { hasText: "AC-03" }).waitFor({ timeout: 20_000 });
      await bench.file("controls/access.ctl");
      await bench.find("it_security_lead", "AC-03");
      await frame.locator(".here-word").first().waitFor({ timeout: 15_000 });
      await page.waitForTimeout(500);
      await shot("preview");
      const before = await bench.position();
      await frame.locator("[data-from]:not(.here)").last().click();
      await until(async () => (await bench.position()) !== before, 15_000, "the click led nowhere");
    });

    await step("it changes as the text is typed", async () => {
      const frame = await bench.webview("Narrative preview");
      await bench.file("controls/access.ctl");
      await bench.find('"Access request"');
      await page.keyboard.insertText('"Access asked for"');
      await frame.locator("h1", { hasText: "Access asked for" }).waitFor({ timeout: 15_000 });
      await bench.undo();
      await bench.closeOthers();
    });

    await step("the scope map is walked by keyboard: each system says where it stands, and its proof is drawn", async () => {
      await bench.file("systems/platform.ctl", 1);
      await bench.command("View: Toggle Primary Side Bar Visibility");
      await bench.command("Ctl: Open Scope Map");
      const frame = await bench.webview("Scope map");
      await frame.locator(".node[data-node]").first().waitFor({ timeout: 20_000 });
      const nodes = frame.locator("svg .node[data-node]");
      if ((await nodes.count()) !== 13) throw new Error(`${await nodes.count()} systems`);
      await nodes.first().focus();
      const seen = new Set();
      for (let at = 0; at < 13; at += 1) {
        seen.add(await frame.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? ""));
        await page.keyboard.press("Tab");
      }
      const spoken = [...seen];
      if (spoken.length !== 13 || !spoken.every((label) => /(SOC 2|SOX|neither)/.test(label))) throw new Error(`Tab walks: ${spoken.join(" | ")}`);
      await page.setViewportSize({ width: 1440, height: 700 });
      await bench.command("View: Expand Editor Group");
      await frame.locator('.node[aria-label^="Payments API"]').focus();
      await frame.locator(".about ol li").first().waitFor({ timeout: 15_000 });
      if ((await frame.locator(".edge.proof").count()) < 2) throw new Error("the proof is not drawn");
      await page.waitForTimeout(500);
      await shot("scope-map");
    });

    await step("Enter on a system goes to its declaration", async () => {
      const frame = await bench.webview("Scope map");
      await frame.locator('.node[aria-label^="NetSuite"]').focus();
      await page.keyboard.press("Enter");
      await page.locator(".tab", { hasText: "finance.ctl" }).waitFor({ timeout: 15_000 });
    });

    await step("the map can be cut to what is around a system, and is legible in a dark theme", async () => {
      const frame = await bench.webview("Scope map");
      await bench.command("View: Reset Editor Group Sizes");
      await frame.locator('.node[aria-label^="Datadog"]').focus();
      await frame.getByRole("button", { name: "Show only what is around it" }).click();
      await frame.getByRole("button", { name: "Show all systems" }).waitFor({ timeout: 15_000 });
      if ((await frame.locator("svg .node[data-node]").count()) >= 13) throw new Error("nothing was cut");
      await frame.getByRole("button", { name: "Show all systems" }).click();
      await frame.locator('.node[aria-label^="Marketing site"]').waitFor({ timeout: 15_000 });
      await bench.theme(DARK);
      await frame.locator("svg").click({ position: { x: 5, y: 5 } });
      await bench.command("View: Expand Editor Group");
      await frame.locator('.node[aria-label^="Stripe"]').focus();
      await frame.locator(".about ol li").first().waitFor({ timeout: 15_000 });
      await page.waitForTimeout(500);
      await shot("scope-map-dark");
    });

    await step("a definition in the library opens, and cannot be written", async () => {
      await bench.theme(LIGHT);
      await bench.closeOthers();
      await bench.file("controls/access.ctl");
      await bench.find("tsc:CC6.2");
      await page.keyboard.press("ArrowLeft");
      await page.keyboard.press("F12");
      await page.locator(".tab.active", { hasText: "tsc.ctl" }).waitFor({ timeout: 15_000 });
      // The lock.
      await page.locator(".tab.active [class*=decoration-iconBadge]").waitFor({ timeout: 15_000 });
      await page.keyboard.type("x");
      if ((await page.locator(".tab.active.dirty").count()) > 0) throw new Error("the library was written");
    });

    await step("the walkthrough opens", async () => {
      await bench.command("Ctl: Get Started");
      await page.locator(".getting-started-category", { hasText: "Compliance as code" }).or(page.locator(".getting-started", { hasText: "Describe the company" })).first().waitFor({ timeout: 15_000 });
      await page.waitForTimeout(1500);
      await shot("walkthrough");
    });

    await step("no page complained of its policy, and nobody outside was asked for anything", async () => {
      if (complaints.length > 0) throw new Error(complaints.join("\n"));
    });
  } catch (error) {
    failed += 1;
    console.log(`not ok: the drive\n${error.stack}\n${code.log()}`);
    if (bench) await shot("failed");
  } finally {
    await bench?.page.close();
    code.stop();
  }
  return failed;
}

/** Listens for requests that leave the machine, and for what a policy forbids. */
function listen(page, authority, complaints) {
  page.on("request", (request) => {
    const { protocol, host } = new URL(request.url());
    // What the editor calls the files of a web view: its service worker answers, no machine of that name is asked.
    if (host.endsWith(".vscode-resource.vscode-cdn.net")) return;
    if (/^https?:|^wss?:/.test(protocol) && host !== authority && !host.endsWith(`.${authority}`)) complaints.push(`asked ${request.url()}`);
  });
  page.on("console", (message) => {
    // The editor's own pages write of theirs; what matters is the page of a web view.
    if (/Content Security Policy/i.test(message.text()) && /(preview|map)\.(js|css)/.test(message.text())) complaints.push(message.text());
  });
}
