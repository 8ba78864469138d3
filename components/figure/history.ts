import { type AnyValues, checkOption, type OptionsTable, type OptionTranslate } from "@/lib/options/options";
import { attributeName } from "./address";

/** Options to change: any names, any values, as a host page may send them. `change` checks them. */
export type Patch = Readonly<Record<string, unknown>>;

/** The options of one figure, their earlier values for undo, and notes on values that had to be corrected. */
export interface History {
  readonly values: AnyValues;
  readonly past: readonly AnyValues[];
  readonly notes: readonly string[];
  /** Names of the options that the last change touched, and its time. A drag is one step of undo. */
  readonly last: { readonly names: string; readonly at: number };
  /** The side that made the last change. */
  readonly by: "reader" | "host";
}

/** Changes of the same options closer than this are one step of undo. */
const MERGE_MS = 800;
const MAX_UNDO = 100;

/** Returns the history of a figure that nobody has changed yet. */
export function startHistory(values: AnyValues, notes: readonly string[] = []): History {
  return { values, past: [], notes, last: { names: "", at: Number.NEGATIVE_INFINITY }, by: "reader" };
}

/**
 * Returns the history after a change of some options. Ignores unknown names and brings bad values into range
 * with a note.
 *
 * @param at time of the change, milliseconds on any steady clock
 * @param t finds the words of the notes
 * @returns the same object if nothing changes
 */
export function change(
  history: History,
  table: OptionsTable,
  patch: Patch,
  at: number,
  t?: OptionTranslate,
): History {
  const values: Record<string, string | number | boolean> = { ...history.values };
  const notes: string[] = [];
  const touched: string[] = [];
  for (const [name, raw] of Object.entries(patch)) {
    const spec = Object.hasOwn(table, name) ? table[name] : undefined;
    if (!spec) continue;
    const { value, note } = checkOption(spec, asText(raw), t);
    if (note) notes.push(note);
    if (value === values[name]) continue;
    values[name] = value;
    touched.push(name);
  }
  if (touched.length === 0) {
    return notes.length === 0 && history.notes.length === 0 ? history : { ...history, notes, by: "reader" };
  }
  const names = touched.sort().join(" ");
  const merges = names === history.last.names && at - history.last.at < MERGE_MS;
  const past = merges ? history.past : [...history.past, history.values].slice(-MAX_UNDO);
  return { values, past, notes, last: { names, at }, by: "reader" };
}

/**
 * Returns the history after a change that the host page made. It is no step of undo: a reader takes back what the
 * reader did, and a host that steers the figure must not find its settings undone.
 *
 * @param patch by name of the options, by address key, or by the name of an attribute, as "block-size"
 * @param t finds the words of the notes
 * @returns the same object if nothing changes
 */
export function changeByHost(
  history: History,
  table: OptionsTable,
  patch: Patch,
  t?: OptionTranslate,
): History {
  const named = Object.fromEntries(
    Object.entries(table).flatMap(([name, { url }]) => {
      const key = [name, url, attributeName(name)].find((each) => Object.hasOwn(patch, each));
      return key === undefined ? [] : [[name, patch[key]]];
    }),
  );
  const changed = change(history, table, named, Number.NEGATIVE_INFINITY, t);
  if (changed === history) return history;
  const set = Object.fromEntries(
    Object.entries(changed.values).filter(([name, value]) => value !== history.values[name]),
  );
  const past = history.past.map((values) => ({ ...values, ...set }));
  return { ...startHistory(changed.values, changed.notes), past, by: "host" };
}

/** Returns a raw value as text. Objects get a fixed text of signs without words, since their conversion may throw. */
function asText(raw: unknown): string {
  return typeof raw === "object" && raw !== null ? "{…}" : String(raw);
}

/** Returns the history one step back; the same object if there is no earlier step. */
export function undo(history: History): History {
  const before = history.past.at(-1);
  if (!before) return history;
  return { ...startHistory(before), past: history.past.slice(0, -1) };
}
