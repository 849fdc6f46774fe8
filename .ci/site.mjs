// Reads the page of documents as a person does, in a real browser: follows its index, searches, looks at it in the dark
// and on a small screen, and listens for mistakes and for requests that leave the machine.
//
//   node site.mjs PAGE PICTURES CHROMIUM
import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [page_file, pictures, executablePath] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const said = [];
const asked = [];

async function open(options) {
  const page = await (await browser.newContext(options)).newPage();
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.message));
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(page_file).href);
  return page;
}

const page = await open({ viewport: { width: 1280, height: 900 } });
const articles = await page.locator("article").count();
assert.equal(await page.locator("nav li a").count(), articles);

// The index leads to each document.
await page.locator("nav li a", { hasText: "AC-03" }).first().click();
await page.waitForFunction(() => location.hash === "#narratives-AC-03");
const top = await page.locator("#narratives-AC-03").evaluate((article) => article.getBoundingClientRect().top);
assert.ok(Math.abs(top) < 200, `the document is at ${top}`);
await page.screenshot({ path: `${pictures}/site-light.png` });

// Search narrows the index and the documents alike, and gives them back.
await page.fill("#search", "settlement stripe");
const status = await page.locator("#found").textContent();
const shown = await page.locator("article:visible").count();
assert.ok(shown > 0 && shown < articles, `${shown} of ${articles}`);
assert.equal(status, shown === 1 ? "1 document" : `${shown} documents`);
assert.equal(await page.locator("nav li:visible").count(), shown);
await page.fill("#search", "xyzzy");
assert.equal(await page.locator("#found").textContent(), "0 documents");
await page.fill("#search", "");
assert.equal(await page.locator("article:visible").count(), articles);

// Places show on request.
const place = page.locator("#narratives-AC-03 [data-from]").first();
assert.match((await place.getAttribute("data-from")) ?? "", /\.ctl:\d+$/);
await page.check("#places");
assert.ok(await page.evaluate(() => document.body.classList.contains("places")));

// A figure is a picture with the same facts as a table.
const figure = page.locator("figure").first();
await figure.scrollIntoViewIfNeeded();
assert.ok((await figure.locator("svg").boundingBox()).width > 200);
await figure.locator("summary").click();
assert.ok(await figure.locator("table").isVisible());

// In the dark, ink is light and paper dark.
const ground = (on) => on.evaluate(() => getComputedStyle(document.body).backgroundColor);
const dark = await open({ colorScheme: "dark", viewport: { width: 1280, height: 900 } });
const sum = (colour) => colour.match(/\d+/g).slice(0, 3).reduce((all, part) => all + Number(part), 0);
assert.ok(sum(await ground(page)) > 600 && sum(await ground(dark)) < 200);
await dark.screenshot({ path: `${pictures}/site-dark.png` });

// On a telephone nothing hangs over the edge but what moves by itself.
const small = await open({ viewport: { width: 390, height: 800 } });
const over = await small.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
assert.ok(over <= 1, `${over} pixels over the edge`);
await small.screenshot({ path: `${pictures}/site-small.png` });

assert.deepEqual(said, []);
assert.ok(asked.every((url) => url.startsWith("file:") || url.startsWith("data:")), asked.join("\n"));
console.log(`${articles} documents: index, search, places, figures, dark and small`);
await browser.close();
