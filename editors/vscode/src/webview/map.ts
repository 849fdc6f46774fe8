// The map's page: the server's picture, with each system a stop for the Tab key, a panel that says why it stands where it
// stands, and the path that proves it drawn into the picture.
import type { FromMap, MapEdge, MapPart, MapStep, ToMap } from "../messages";
import { by, make, press, say } from "./host";

type Shown = Extract<ToMap, { type: "show" }>;
type About = Extract<ToMap, { type: "about" }>;

const root = by("root");
const status = by("status");
const SVG = "http://www.w3.org/2000/svg";

let shown: Shown | undefined;
let selected: number | undefined;
/** How large the picture is drawn; 0 fits it to the page. */
let zoom = 0;
/** What is written in it stays over eight pixels. */
const LEAST = 0.7;

const picture = make("div", { class: "picture" });
const panel = make("aside", { class: "about", "aria-label": "About the selected system", "aria-live": "polite" });
const bar = make("div", { class: "bar", role: "toolbar", "aria-label": "Map" });
root.append(bar, make("div", { class: "split" }, picture, panel));

window.addEventListener("message", ({ data }: MessageEvent<ToMap>) => {
  if (data.type === "nothing") {
    shown = undefined;
    picture.replaceChildren(make("p", { class: "nothing" }, data.text));
    panel.replaceChildren();
    bar.replaceChildren();
  } else if (data.type === "show") show(data);
  else if (data.turn === shown?.turn && data.type === "about") about(data);
  else if (data.turn === shown?.turn && data.type === "select") select(data.node);
});

function show(data: Shown): void {
  // What was selected stays so, if it is still there.
  const reference = selected === undefined ? undefined : shown?.nodes[selected]?.of[0];
  const focused = document.activeElement?.closest(".node") !== null && document.activeElement !== document.body;
  shown = data;
  // A picture of the server's, without scripts and styles; the policy of the page forbids them besides.
  picture.innerHTML = data.svg;
  const svg = picture.querySelector("svg");
  if (!svg) return;
  svg.setAttribute("role", "group");
  size();
  const stops = [...svg.querySelectorAll<SVGGElement>(".node[data-node]")].map((element) => ({ element, box: element.getBBox() }));
  // In reading order, for the Tab key: column by column.
  stops.sort((a, b) => a.box.x - b.box.x || a.box.y - b.box.y);
  for (const { element } of stops) {
    svg.append(element);
    stop(element, number(element));
  }
  buttons();
  status.textContent = `${data.nodes.length} systems${data.around === null ? "" : ` around ${data.around}`}`;
  const again = data.nodes.findIndex((node) => node.of[0] === reference);
  if (again < 0) return clear();
  select(again);
  if (focused) element(again)?.focus();
}

function stop(element: SVGGElement, node: number): void {
  element.setAttribute("tabindex", "0");
  element.setAttribute("role", "button");
  element.setAttribute("aria-label", label(node));
  element.addEventListener("focus", () => select(node));
  press(element, () => send("open", node));
}

/** The name of a system, where it stands, and what leads to it and from it: all that the picture shows. */
function label(node: number): string {
  const of = shown?.nodes[node];
  if (!shown || !of) return "";
  const name = (at: number) => shown?.nodes[at]?.label ?? "";
  const ties = new Map<string, string[]>();
  const add = (tie: string, at: number) => ties.set(tie, [...(ties.get(tie) ?? []), name(at)]);
  for (const edge of shown.edges) {
    if (edge.from === node) add(edge.label, edge.to);
    if (edge.to === node && edge.flows) add(`${edge.label}, from`, edge.from);
  }
  const told = [...ties].map(([tie, names]) => `${tie}: ${names.join(", ")}`);
  return [`${of.label}, ${of.says}`, ...told].join("; ");
}

function select(node: number): void {
  if (!shown?.nodes[node]) return;
  selected = node;
  const near = new Set([node]);
  shown.edges.forEach((edge) => {
    if (edge.from === node) near.add(edge.to);
    if (edge.to === node) near.add(edge.from);
  });
  emphasise(near, (edge) => edge.from === node || edge.to === node);
  panel.replaceChildren(make("h2", {}, shown.nodes[node].label));
  say<FromMap>({ type: "about", turn: shown.turn, node });
}

/** What `ctl explain` says of the selected system, and its proof in the picture. */
function about(data: About): void {
  if (data.node !== selected) return;
  const lines: Node[] = [make("h2", {}, data.heading)];
  const steps: MapStep[] = [];
  data.parts.forEach((part, at) => lines.push(...told(part, at, data.node, steps)));
  lines.push(action("Go to the declaration", () => send("open", data.node)));
  lines.push(action("Show only what is around it", () => send("around", data.node)));
  panel.replaceChildren(...lines);
  prove(steps, data.node);
}

function told(part: MapPart, at: number, node: number, steps: MapStep[]): Node[] {
  if (part.part === "line") return [make("dl", {}, make("dt", {}, part.label), make("dd", {}, part.text))];
  if (part.steps.length === 0) return [];
  const list = make("ol", { start: String(steps.length + 1) });
  part.steps.forEach((step, number) => {
    const go = make("button", { type: "button", class: "step" }, step.text);
    press(go, () => shown && say<FromMap>({ type: "step", turn: shown.turn, node, part: at, step: number }));
    list.append(make("li", {}, go));
    steps.push(step);
  });
  return [list];
}

/** Draws the proof: its edges heavy and numbered as its steps are, all that is not on it pale. */
function prove(steps: readonly MapStep[], node: number): void {
  if (!shown) return;
  const at = (reference: string) => shown?.nodes.findIndex(({ of }) => of.includes(reference)) ?? -1;
  const path = steps.flatMap((step, index) => {
    const [from, to] = [at(step.from), at(step.to)];
    return from >= 0 && to >= 0 && from !== to ? [{ from, to, index }] : [];
  });
  picture.querySelectorAll(".step-number").forEach((old) => old.remove());
  if (path.length === 0) return;
  const on = new Set([node, ...path.flatMap(({ from, to }) => [from, to])]);
  const stepOf = (edge: MapEdge) =>
    path.find(({ from, to }) => (edge.from === from && edge.to === to) || (edge.from === to && edge.to === from));
  emphasise(on, (edge) => stepOf(edge) !== undefined);
  for (const element of picture.querySelectorAll<SVGGElement>(".edge")) {
    const edge = shown.edges.find(({ from, to }) => `${from} ${to}` === element.dataset["edge"]);
    const step = edge && stepOf(edge);
    element.classList.toggle("proof", step !== undefined);
    if (step) badge(element, step.index + 1);
  }
}

/** The number of a step, on the middle of its edge. */
function badge(edge: SVGGElement, step: number): void {
  const line = edge.querySelector<SVGPathElement>("path[fill=none]");
  if (!line) return;
  const { x, y } = line.getPointAtLength(line.getTotalLength() / 2);
  const group = document.createElementNS(SVG, "g");
  group.setAttribute("class", "step-number");
  const circle = document.createElementNS(SVG, "circle");
  const text = document.createElementNS(SVG, "text");
  for (const [key, value] of [["cx", x], ["cy", y], ["r", 9]] as const) circle.setAttribute(key, String(value));
  for (const [key, value] of [["x", x], ["y", y + 4], ["font-size", 11]] as const) text.setAttribute(key, String(value));
  text.setAttribute("text-anchor", "middle");
  text.textContent = String(step);
  group.append(circle, text);
  edge.parentNode?.append(group);
}

function emphasise(nodes: ReadonlySet<number>, edges: (edge: MapEdge) => boolean): void {
  picture.querySelectorAll(".step-number").forEach((old) => old.remove());
  picture.querySelector("svg")?.classList.add("selecting");
  for (const element of picture.querySelectorAll<SVGGElement>(".node[data-node]")) {
    const node = number(element);
    element.classList.toggle("pale", !nodes.has(node));
    element.classList.toggle("selected", node === selected);
    element.setAttribute("aria-pressed", String(node === selected));
  }
  for (const element of picture.querySelectorAll<SVGGElement>(".edge")) {
    const edge = shown?.edges.find(({ from, to }) => `${from} ${to}` === element.dataset["edge"]);
    element.classList.toggle("pale", !edge || !edges(edge));
    element.classList.remove("proof");
  }
}

function clear(): void {
  selected = undefined;
  picture.querySelectorAll(".pale, .selected, .proof").forEach((old) => old.classList.remove("pale", "selected", "proof"));
  picture.querySelectorAll(".step-number").forEach((old) => old.remove());
  panel.replaceChildren(
    make("p", {}, "Choose a system: with a click, or with the Tab key. It says why it is in scope, and the path that proves it is drawn. A click, or Enter, goes to its declaration."),
  );
}

function buttons(): void {
  const all: Node[] = [
    action("−", () => scale(1 / 1.25), "Smaller"),
    action("+", () => scale(1.25), "Larger"),
    action("Fit", () => scale(0), "Fit the picture to the page"),
  ];
  if (shown && shown.around !== null) {
    all.unshift(make("span", {}, `Around ${shown.around || "one system"}`), action("Show all systems", () => say<FromMap>({ type: "whole" })));
  }
  bar.replaceChildren(...all);
}

function action(text: string, run: () => void, says?: string): HTMLElement {
  const button = make("button", { type: "button", ...(says ? { "aria-label": says, title: says } : {}) }, text);
  button.addEventListener("click", run);
  return button;
}

function scale(by: number): void {
  const svg = picture.querySelector("svg");
  if (!svg) return;
  const now = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
  zoom = by === 0 ? 0 : Math.min(4, Math.max(0.25, (zoom || now) * by));
  size();
}

/** As large as was asked for, or as there is room; never so small that it cannot be read. */
function size(): void {
  const svg = picture.querySelector("svg");
  if (!svg) return;
  const { width, height } = svg.viewBox.baseVal;
  const fit = Math.min(1.25, Math.max(LEAST, (picture.clientWidth - 20) / width));
  svg.setAttribute("width", String(width * (zoom || fit)));
  svg.setAttribute("height", String(height * (zoom || fit)));
}

window.addEventListener("resize", size);

const number = (element: SVGGElement): number => Number(element.dataset["node"]);
const element = (node: number) => picture.querySelector<SVGGElement>(`.node[data-node="${node}"]`);

function send(type: "open" | "around", node: number): void {
  if (shown) say<FromMap>({ type, turn: shown.turn, node });
}

document.addEventListener("keydown", ({ key }) => {
  if (key === "Escape" && selected !== undefined) clear();
});

say<FromMap>({ type: "ready" });
