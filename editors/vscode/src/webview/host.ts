// The way to the extension, and small things that both pages need.
declare function acquireVsCodeApi(): { postMessage(message: unknown): void };

const vscode = acquireVsCodeApi();

export const say = <Message>(message: Message): void => vscode.postMessage(message);

/** The element with this id. */
export function by(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no ${id}`);
  return element;
}

type Attributes = Readonly<Record<string, string>>;

/** An element with its attributes and what is in it. */
export function make(name: string, attributes: Attributes = {}, ...inner: (Node | string)[]): HTMLElement {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inner);
  return element;
}

/** Runs what is wanted on a click, and on Enter and the space bar too. */
export function press(element: Element, run: () => void): void {
  element.addEventListener("click", run);
  element.addEventListener("keydown", (event) => {
    if (!(event instanceof KeyboardEvent) || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    run();
  });
}
