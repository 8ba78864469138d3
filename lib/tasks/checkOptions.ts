import { type AnyValues, type OptionsTable, parseOptions, type Values } from "@/lib/options/options";

/** Options that came as plain data, each checked: a missing or impossible one becomes the default. */
export function checkedOptions<T extends OptionsTable>(table: T, options: AnyValues): Values<T> {
  const query = new URLSearchParams();
  for (const [name, spec] of Object.entries(table))
    if (name in options) query.set(spec.url, String(options[name]));
  return parseOptions(table, query).values;
}
