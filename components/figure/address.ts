import {
  type AnyValues,
  checkOption,
  type OptionsTable,
  parseOptions,
  printOptions,
} from "@/lib/options/options";

/**
 * Where a figure's options stand in an address. On a chapter page each key carries the figure's id
 * ("code-explorer.map"), so that several figures share one address; an embed has bare keys ("map").
 */
export function keyPrefix(id: string, embedded: boolean): string {
  return embedded ? "" : `${id}.`;
}

/**
 * The same options with other defaults, as an author sets them for one place in the book.
 *
 * @throws RangeError if the author named an option or a value that does not exist: that is a mistake in the
 *   page, not in what a reader typed
 */
export function withDefaults(table: OptionsTable, preset: AnyValues): OptionsTable {
  const changed = Object.entries(preset).map(([name, value]) => {
    const spec = table[name];
    if (!spec) throw new RangeError(`No option called ${name}; there are ${Object.keys(table).join(", ")}.`);
    const checked = checkOption(spec, String(value));
    if (checked.note) throw new RangeError(checked.note);
    return [name, { ...spec, default: checked.value }];
  });
  return { ...table, ...Object.fromEntries(changed) };
}

/** The options that stand in `search` for this figure, always safe, and a note for each that was changed. */
export function readAddress(
  table: OptionsTable,
  search: string,
  prefix: string,
): { values: AnyValues; notes: string[] } {
  const own = new URLSearchParams();
  for (const [key, value] of new URLSearchParams(search)) {
    if (key.startsWith(prefix)) own.append(key.slice(prefix.length), value);
  }
  return parseOptions(table, own);
}

/**
 * `search` with this figure's options brought up to date and all other keys left alone.
 *
 * @returns the query with its question mark, or "" if nothing is left to say
 */
export function writeAddress(table: OptionsTable, values: AnyValues, search: string, prefix: string): string {
  const query = new URLSearchParams(search);
  for (const spec of Object.values(table)) query.delete(prefix + spec.url);
  for (const [key, value] of printOptions(table, values)) query.set(prefix + key, value);
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}
