import { makeRandom, type Random } from "@/lib/numerics/random";

/** What the random use of a page has done so far. A script reads it from `window.blockwiseFuzz`. */
export interface FuzzLog {
  readonly seed: number;
  /** Number of actions. */
  steps: number;
  /** The last actions, the newest last. */
  readonly actions: string[];
  /** Messages of the errors that nothing has caught. */
  readonly errors: string[];
  /** Ends the random use. */
  stop(): void;
}

declare global {
  interface Window {
    blockwiseFuzz?: FuzzLog;
  }
}

/** Time between two actions, milliseconds. */
const PAUSE_MS = 50;
/** Number of actions that the log keeps. */
const KEPT = 30;

/** Controls in the text of a page. Links and files are left out, because they lead away from the page. */
const CONTROLS = ["button", "summary", "input:not([type=file])", "select", "textarea", "[role=slider]"]
  .map((selector) => `main ${selector}`)
  .join(", ");

/** Buttons that save a file: hundreds of downloads would test the browser. */
const SAVES = /^(Save|Download)\b/;

const KEYS = [
  "ArrowLeft",
  "ArrowRight",
  "ArrowUp",
  "ArrowDown",
  "Home",
  "End",
  "PageUp",
  "PageDown",
  "Enter",
];

/** Texts for fields: valid texts, and texts on which careless code fails. */
export const TEXTS = [
  "",
  "0",
  "1",
  "-1",
  "0.5",
  "1e400",
  "NaN",
  "1,5",
  "α 田中 😀",
  "<b>x</b>",
  "a=b&c",
  "9".repeat(40),
];

/** Returns a random value for a field of numbers: within its range, at an end of it, or outside. */
export function randomNumber(random: Random, min: number, max: number): string {
  const inside = min + (max - min) * random.uniform();
  return String([min, max, inside, inside, inside, min - 1, max + 1][random.integer(7)]);
}

/** Sets the value of a field as typing does. React listens for the event and compares with the value it knows. */
function fill(field: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement, value: string): void {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set?.call(field, value);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Uses a control at random. @returns the action in words */
function use(control: HTMLElement, random: Random): string {
  const pick = <T>(list: readonly T[]) => list[random.integer(list.length)];
  const name = control.getAttribute("aria-label") ?? control.textContent?.trim() ?? control.tagName;
  if (control instanceof HTMLSelectElement) {
    const value = pick([...control.options]).value;
    fill(control, value);
    return `choose ${value}`;
  }
  const isField = control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement;
  if (isField && !/^(checkbox|radio|button|submit|reset)$/.test(control.type)) {
    const { min = "", max = "" } = control instanceof HTMLInputElement ? control : {};
    const value = min !== "" && max !== "" ? randomNumber(random, Number(min), Number(max)) : pick(TEXTS);
    fill(control, value);
    return `write ${JSON.stringify(value)} into ${control.id || name}`;
  }
  if (control.role === "slider") {
    const key = pick(KEYS);
    control.focus({ preventScroll: true });
    control.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    return `press ${key} on ${name}`;
  }
  control.click();
  return `click ${name}`;
}

/** Uses random controls of the page, one after the other, until `stop`. The same seed chooses alike. */
export function startFuzz(seed: number): void {
  const random = makeRandom(seed);
  let timer = 0;
  const log: FuzzLog = { seed, steps: 0, actions: [], errors: [], stop: () => clearTimeout(timer) };
  window.blockwiseFuzz = log;
  window.addEventListener("error", ({ message }) => log.errors.push(message));
  window.addEventListener("unhandledrejection", ({ reason }) => log.errors.push(String(reason)));
  const step = () => {
    timer = window.setTimeout(step, PAUSE_MS);
    const controls = [...document.querySelectorAll<HTMLElement>(CONTROLS)].filter(
      (control) =>
        !control.matches(":disabled") && control.checkVisibility() && !SAVES.test(control.textContent ?? ""),
    );
    if (controls.length === 0) return;
    log.actions.push(use(controls[random.integer(controls.length)], random));
    if (log.actions.length > KEPT) log.actions.shift();
    log.steps++;
  };
  step();
}
