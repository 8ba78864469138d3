/** The words of options in other languages. */
import type { Words } from "@/lib/i18n/words";
import type { Choice, OptionSpec, OptionsTable } from "@/lib/options/options";

/** Returns a table of options with the words for it. The keys are "options.NAME.label", "help" and each value. */
export function tableIn<T extends OptionsTable>(words: Words, table: T): T {
  return Object.fromEntries(
    Object.entries(table).map(([name, spec]) => [name, specIn(words, name, spec)]),
  ) as T;
}

/** Returns one option of a table with the words for it. */
export function specIn(words: Words, name: string, spec: OptionSpec): OptionSpec {
  const named = (part: string | number, english: string) => words.named(`options.${name}.${part}`, english);
  const described = {
    ...spec,
    label: named("label", spec.label),
    help: named("help", spec.help),
    ...(spec.unit && { unit: named("unit", spec.unit) }),
  };
  if (described.kind !== "choice") return described;
  // The two kinds of choices differ in the type of their values only.
  const choices = described.choices as readonly Choice<string | number>[];
  return {
    ...described,
    choices: choices.map(({ value, label, key = value }) => ({ value, label: named(key, label) })),
  } as OptionSpec;
}
