import {
  type AnyValues,
  checkOption,
  type OptionsTable,
  parseOptions,
  printOptions,
} from "@/lib/options/options";

/**
 * Returns the prefix of a figure's option keys in the address. On a chapter page it is the figure's id
 * ("code-explorer.map"), since several figures share one address; in an embed it is empty ("map").
 */
export function keyPrefix(id: string, embedded: boolean): string {
  return embedded ? "" : `${id}.`;
}

/**
 * Returns the same options with other defaults, which an author sets for one place in the book.
 *
 * @throws RangeError if an option or a value does not exist: this is a mistake of the author, not of a reader
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

/** Returns this figure's options from the query `search`, all valid, and a note for each corrected value. */
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
 * Returns the query `search` with this figure's current options and all other keys unchanged.
 *
 * @returns the query with its question mark, or "" if it has no keys
 */
export function writeAddress(table: OptionsTable, values: AnyValues, search: string, prefix: string): string {
  const query = new URLSearchParams(search);
  for (const spec of Object.values(table)) query.delete(prefix + spec.url);
  for (const [key, value] of printOptions(table, values)) query.set(prefix + key, value);
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}
