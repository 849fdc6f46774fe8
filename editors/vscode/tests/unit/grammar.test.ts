// The grammar reads all of the library and of the examples without losing its way: each declaration begins outside of
// every other, and each line inside a declaration has scopes of its own.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { createOnigScanner, createOnigString, loadWASM } from "vscode-oniguruma";
import { INITIAL, Registry, parseRawGrammar, type IToken } from "vscode-textmate";

const root = process.cwd();

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return entry.name.endsWith(".ctl") ? [path] : [];
  });
}

async function grammar() {
  const wasm = readFileSync(join(root, "node_modules/vscode-oniguruma/release/onig.wasm"));
  await loadWASM({ data: new Uint8Array(wasm) });
  const file = join(root, "syntaxes/ctl.tmLanguage.json");
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: () => Promise.resolve(parseRawGrammar(readFileSync(file, "utf8"), file)),
  });
  const loaded = await registry.loadGrammar("source.ctl");
  assert.ok(loaded);
  return loaded;
}

const scopes = (token: IToken) => token.scopes.slice(1);

test("the grammar finds its way through the library and the examples", async () => {
  const loaded = await grammar();
  const files = [...sources(join(root, "../../stdlib")), ...sources(join(root, "../../examples"))];
  assert.ok(files.length > 100, `${files.length} files`);
  const wrong: string[] = [];
  for (const file of files) {
    // Written to be wrong.
    if (file.endsWith("examples/findings/imported.ctl")) continue;
    let state = INITIAL;
    readFileSync(file, "utf8").split("\n").forEach((line, at) => {
      const { tokens, ruleStack } = loaded.tokenizeLine(line, state);
      state = ruleStack;
      const complain = (why: string) => wrong.push(`${file}:${at + 1}: ${why}: ${line}`);
      const inText = tokens.some((token) => token.scopes.includes("string.quoted.triple.ctl"));
      if (/^[a-z]/.test(line) && !inText && !/^storage\./.test(scopes(tokens[0] as IToken).at(-1) ?? "")) complain("no declaration begins");
      if (tokens.some((token) => scopes(token).some((scope) => scope.startsWith("invalid.")))) complain("called invalid");
      const bare = tokens.find((token) => scopes(token).every((scope) => scope.startsWith("meta.")) && /[A-Za-z0-9]/.test(line.slice(token.startIndex, token.endIndex)));
      if (bare) complain(`\`${line.slice(bare.startIndex, bare.endIndex).trim()}\` is nothing`);
    });
  }
  assert.deepEqual(wrong.slice(0, 20), [], `${wrong.length} lines`);
});

test("every word of the compiler's grammar is a word here", () => {
  const pest = readFileSync(join(root, "../../compiler/syntax/src/grammar.pest"), "utf8");
  const words = [...pest.matchAll(/^k_\w+\s*= @\{ "([a-z_]+)"/gm)].map((match) => match[1] as string);
  assert.ok(words.length > 40, `${words.length} words`);
  const here = readFileSync(join(root, "syntaxes/ctl.tmLanguage.json"), "utf8");
  assert.deepEqual(words.filter((word) => !new RegExp(`[^a-z_]${word}[^a-z_]`).test(here.replace(/\\\\b/g, " "))), []);
});
