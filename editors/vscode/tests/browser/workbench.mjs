// What a person does in the workbench: opens files, runs commands, goes to a line.
import { until } from "./host.mjs";

/** The workbench on a folder, ready for keys. */
export async function open(browser, code, folder, size = { width: 1440, height: 900 }) {
  const page = await browser.newPage({ viewport: size });
  await page.goto(`http://${code.authority}/?folder=${encodeURIComponent(folder)}`);
  await page.waitForSelector(".monaco-workbench .part.statusbar", { timeout: 60_000 });
  await page.waitForSelector(".explorer-folders-view .monaco-list-row", { timeout: 60_000 });
  return new Workbench(page);
}

export class Workbench {
  constructor(page) {
    this.page = page;
  }

  /** Opens the quick input by a key, as often as it takes: a workbench that still starts swallows keys. */
  async quick(key, text) {
    const input = this.page.locator(".quick-input-widget input.input");
    await until(
      async () => {
        if (!(await input.isVisible())) await this.page.keyboard.press(key);
        await input.waitFor({ state: "visible", timeout: 1500 });
        return true;
      },
      30_000,
      `no quick input after ${key}`,
    );
    await input.fill(text);
    return input;
  }

  /** Opens a file by its path, with the cursor before a text in it. */
  async file(path, before) {
    await this.quick("Control+P", path);
    const [folder, name] = [path.split("/").slice(0, -1).join("/"), path.split("/").pop()];
    const found = this.page.locator(".quick-input-list .monaco-list-row", { hasText: name }).filter({ hasText: folder }).first();
    await found.waitFor({ timeout: 30_000 });
    await found.click();
    await this.page.locator(".tab.active", { hasText: name }).waitFor({ timeout: 30_000 });
    await this.page.locator(".editor-group-container.active .monaco-editor .view-line").first().waitFor({ timeout: 30_000 });
    if (before !== undefined) await this.line(before);
  }

  /** Goes to a line, or to a column in it. */
  async line(line, column = 1) {
    await this.quick("Control+G", `:${line}:${column}`);
    await this.page.keyboard.press("Enter");
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
  }

  /** Runs a command of the palette by its title. */
  async command(title) {
    await this.quick("F1", `>${title}`);
    const found = this.page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first();
    await found.waitFor({ timeout: 30_000 });
    await found.click();
  }

  /** A web view of the extension, by what its page is called. */
  async webview(label) {
    return until(
      async () => {
        for (const frame of this.page.frames()) {
          if ((await frame.locator(`main[aria-label="${label}"]`).count().catch(() => 0)) > 0) return frame;
        }
        return undefined;
      },
      30_000,
      `no web view called ${label}`,
    );
  }

  /** Selects a text of the file, the first after another text where one is named. */
  async find(text, after) {
    for (const wanted of after ? [after, text] : [text]) {
      await this.page.keyboard.press("Control+F");
      const input = this.page.locator(".editor-group-container.active .find-widget.visible textarea.input").first();
      await input.waitFor({ timeout: 15_000 });
      await input.fill(wanted);
      await this.page.waitForTimeout(400);
      if (wanted !== text || !after) await this.page.keyboard.press("Escape");
      else {
        await this.page.keyboard.press("Enter");
        await this.page.keyboard.press("Escape");
      }
    }
    await this.page.waitForTimeout(200);
  }

  /** Takes back all that was typed into the active file. */
  async undo() {
    await this.command("File: Revert File");
    await this.page.locator(".tab.active.dirty").waitFor({ state: "detached", timeout: 15_000 });
  }

  /** Shows a view of the side bar, by what its button is called. */
  async side(name) {
    const button = this.page.locator(".activitybar .action-item").filter({ has: this.page.locator(`.action-label[aria-label^="${name}"]`) });
    const title = this.page.locator(".part.sidebar .composite.title h2", { hasText: new RegExp(`^${name}$`, "i") });
    await until(
      async () => {
        // A second click would hide it.
        if (!(await title.isVisible())) await button.first().click({ force: true, timeout: 2000 });
        await title.waitFor({ timeout: 2000 });
        return true;
      },
      20_000,
      `${name} does not show`,
    );
  }

  /** Opens a branch of the side bar. */
  async expand(label) {
    const row = this.page.locator(".pane-body .monaco-list-row").filter({ has: this.page.locator(".label-name", { hasText: label }) }).first();
    await row.waitFor({ timeout: 20_000 });
    await row.scrollIntoViewIfNeeded();
    if ((await row.getAttribute("aria-expanded")) === "false") await row.locator(".monaco-tl-twistie").click();
    await this.page.waitForTimeout(300);
  }

  /** Closes all that is open, and what was typed with it. */
  async closeOthers() {
    await this.command("View: Close All Editors");
    await this.page.locator(".tab").first().waitFor({ state: "detached", timeout: 15_000 });
  }

  /** Line and column, as the status bar says them. */
  async position() {
    return this.page.locator(".statusbar-item", { hasText: /^Ln \d+/ }).first().innerText();
  }

  async theme(name) {
    await this.quick("F1", ">Preferences: Color Theme");
    await this.page.locator(".quick-input-list .monaco-list-row", { hasText: "Preferences: Color Theme" }).first().click();
    const input = this.page.locator(".quick-input-widget input.input");
    await input.waitFor();
    await input.fill(name.replace("Default ", ""));
    await this.page.locator(".quick-input-list .monaco-list-row", { hasText: name.replace("Default ", "") }).first().waitFor();
    await this.page.keyboard.press("Enter");
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
    await this.page.waitForTimeout(800);
  }

  async text(selector) {
    return (await this.page.locator(selector).allInnerTexts()).join("\n");
  }
}
