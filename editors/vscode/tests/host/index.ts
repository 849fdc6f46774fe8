// Tests inside the editor, with the packaged extension installed and the pre-IPO example open: what it answers through
// the editor's own commands, and what its views hold. The result is written where CTL_TEST_RESULT says.
import { writeFileSync } from "node:fs";
import { tests } from "./tests";

interface Result {
  readonly name: string;
  readonly failed?: string;
}

export async function run(): Promise<void> {
  const results: Result[] = [];
  for (const [name, test] of tests) {
    try {
      await test();
      results.push({ name });
    } catch (error) {
      results.push({ name, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  }
  const at = process.env["CTL_TEST_RESULT"];
  if (at) writeFileSync(at, JSON.stringify(results));
}
