import { type AnyValues, checkOption, type OptionsTable } from "@/lib/options/options";

/** Options to change: any names, any values, as a host page may send them. `change` checks them. */
export type Patch = Readonly<Record<string, unknown>>;

/** The options of one figure, their earlier values for undo, and notes on values that had to be corrected. */
export interface History {
  readonly values: AnyValues;
  readonly past: readonly AnyValues[];
  readonly notes: readonly string[];
  /** Names of the options that the last change touched, and its time. A drag is one step of undo. */
  readonly last: { readonly names: string; readonly at: number };
}

/** Changes of the same options closer than this are one step of undo. */
const MERGE_MS = 800;
const MAX_UNDO = 100;

/** Returns the history of a figure that nobody has changed yet. */
export function startHistory(values: AnyValues, notes: readonly string[] = []): History {
  return { values, past: [], notes, last: { names: "", at: Number.NEGATIVE_INFINITY } };
}

/**
 * Returns the history after a change of some options. Ignores unknown names and brings bad values into range
 * with a note.
 *
 * @param at time of the change, milliseconds on any steady clock
 * @returns the same object if nothing changes
 */
export function change(history: History, table: OptionsTable, patch: Patch, at: number): History {
  const values: Record<string, string | number | boolean> = { ...history.values };
  const notes: string[] = [];
  const touched: string[] = [];
  for (const [name, raw] of Object.entries(patch)) {
    const spec = Object.hasOwn(table, name) ? table[name] : undefined;
    if (!spec) continue;
    const { value, note } = checkOption(spec, asText(raw));
    if (note) notes.push(note);
    if (value === values[name]) continue;
    values[name] = value;
    touched.push(name);
  }
  if (touched.length === 0) {
    return notes.length === 0 && history.notes.length === 0 ? history : { ...history, notes };
  }
  const names = touched.sort().join(" ");
  const merges = names === history.last.names && at - history.last.at < MERGE_MS;
  const past = merges ? history.past : [...history.past, history.values].slice(-MAX_UNDO);
  return { values, past, notes, last: { names, at } };
}

/** Returns a raw value as text. Objects get a fixed text, since their conversion may throw. */
function asText(raw: unknown): string {
  return typeof raw === "object" && raw !== null ? "an object" : String(raw);
}

/** Returns the history one step back; the same object if there is no earlier step. */
export function undo(history: History): History {
  const before = history.past.at(-1);
  if (!before) return history;
  return { ...startHistory(before), past: history.past.slice(0, -1) };
}
