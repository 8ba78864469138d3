import { type AnyValues, checkOption, type OptionsTable } from "@/lib/options/options";

/** The options of one figure now, what they were before, and what had to be changed to keep them safe. */
export interface History {
  readonly values: AnyValues;
  readonly past: readonly AnyValues[];
  readonly notes: readonly string[];
  /** Which options the last change touched, and when: a drag is one step of undo, not a hundred. */
  readonly last: { readonly names: string; readonly at: number };
}

const MERGE_MS = 800;
const MAX_UNDO = 100;

export function startHistory(values: AnyValues, notes: readonly string[] = []): History {
  return { values, past: [], notes, last: { names: "", at: Number.NEGATIVE_INFINITY } };
}

/**
 * Check a change and take it over. Unknown names are ignored, bad values brought into range with a note.
 *
 * @param at time of the change, milliseconds on any steady clock
 * @returns the same object if nothing changes
 */
export function change(
  history: History,
  table: OptionsTable,
  patch: Readonly<Record<string, unknown>>,
  at: number,
): History {
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

/** A host may post anything. Turning an object into text can throw, and its text would tell nobody anything. */
function asText(raw: unknown): string {
  return typeof raw === "object" && raw !== null ? "an object" : String(raw);
}

/** One step back; the same object if there is none. */
export function undo(history: History): History {
  const before = history.past.at(-1);
  if (!before) return history;
  return { ...startHistory(before), past: history.past.slice(0, -1) };
}
