// The packaged extension in a real Visual Studio Code: tests inside its extension host, and then what a person does and
// sees. `node tests/browser/run.mjs --host CODE_SERVER --vsix FILE --bare FILE --example FOLDER --work FOLDER --chromium FILE`
// leaves its pictures in the work folder. `--only host`, `drive` or `missing` runs a part.
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { drive } from "./drive.mjs";
import { browser } from "./host.mjs";
import { missing } from "./missing.mjs";
import { inside } from "./inside.mjs";

const names = ["host", "vsix", "bare", "example", "work", "chromium", "only"];
const { values } = parseArgs({ options: Object.fromEntries(names.map((name) => [name, { type: "string" }])) });
const work = resolve(values.work);
mkdirSync(work, { recursive: true });

const parts = { host: inside, drive, missing };
const chrome = await browser(values.chromium);
let failed = 0;
try {
  for (const [name, part] of Object.entries(parts)) {
    if (values.only && values.only !== name) continue;
    // A copy of the example for each, as they write into it. Its name is what the pictures show.
    rmSync(join(work, name), { recursive: true, force: true });
    const folder = join(work, name, "pre-ipo-payments");
    cpSync(values.example, folder, { recursive: true });
    const about = { ...values, browser: chrome, work: join(work, name, "code"), pictures: work, folder };
    failed += await part({ ...about, host: resolve(values.host), vsix: resolve(values.vsix), bare: resolve(values.bare) });
  }
} finally {
  await chrome.close();
}
process.exitCode = failed === 0 ? 0 : 1;
