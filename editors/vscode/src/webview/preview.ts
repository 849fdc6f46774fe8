// The preview's page: shows the document, marks what the cursor is on, and tells which fact was chosen.
import type { FromPreview, ToPreview } from "../messages";
import { by, make, say } from "./host";

const root = by("root");
const status = by("status");
let turn = 0;
let title = "";
let html = "";

window.addEventListener("message", ({ data }: MessageEvent<ToPreview>) => {
  if (data.type === "nothing") {
    html = "";
    root.replaceChildren(make("p", { class: "nothing" }, data.text));
    return;
  }
  turn = data.turn;
  if (html !== data.html) {
    html = data.html;
    // A fragment of the server's, without scripts, styles and handlers; the policy of the page forbids them besides.
    root.innerHTML = html;
    root.querySelectorAll("[data-from]").forEach((fact) => {
      fact.setAttribute("tabindex", "0");
      fact.setAttribute("role", "link");
    });
    root.querySelectorAll("strong").forEach((word) => {
      if (word.textContent?.startsWith("[missing")) word.classList.add("missing");
    });
  }
  // Every key stroke would be too much to be told.
  if (title !== data.title) {
    title = data.title;
    status.textContent = title;
    window.scrollTo(0, 0);
  }
  mark(new Set(data.here.map(String)));
});

/** Marks the facts that the cursor's field makes, by a bar beside their paragraph and the word "here". */
function mark(here: ReadonlySet<string>): void {
  root.querySelectorAll(".here").forEach((old) => old.classList.remove("here"));
  root.querySelectorAll(".here-word").forEach((old) => old.remove());
  const facts = [...root.querySelectorAll("[data-from]")].filter((fact) => here.has(fact.getAttribute("data-from") ?? ""));
  facts.forEach((fact) => fact.classList.add("here"));
  const blocks = new Set(facts.map((fact) => fact.closest("p, li, tr, blockquote")).filter((block) => block !== null));
  blocks.forEach((block) => {
    block.classList.add("here");
    const into = block.matches("tr") ? block.lastElementChild : block;
    into?.append(make("span", { class: "here-word" }, "here"));
  });
  const [first] = blocks;
  const box = first?.getBoundingClientRect();
  if (box && (box.top < 0 || box.bottom > window.innerHeight)) first?.scrollIntoView({ block: "center" });
}

function choose(target: EventTarget | null): boolean {
  const fact = target instanceof Element ? target.closest("[data-from]") : null;
  const place = Number(fact?.getAttribute("data-from") ?? NaN);
  if (!Number.isSafeInteger(place)) return false;
  say<FromPreview>({ type: "open", turn, place });
  return true;
}

root.addEventListener("click", ({ target }) => choose(target));
root.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && choose(event.target)) event.preventDefault();
});

say<FromPreview>({ type: "ready" });
