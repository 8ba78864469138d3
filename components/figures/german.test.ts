import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { refusalMessages } from "@/lib/checkpoints/refusalMessages";
import { FAULTS } from "@/lib/faults";
import { FAMILIES } from "@/lib/faults/fault";
import { ORDERS } from "@/lib/faults/orders";
import { placesOf } from "@/lib/i18n/places.testing";
import type { WordList } from "@/lib/i18n/words";
import type { OptionsTable } from "@/lib/options/options";
import { TASK_INFOS } from "@/lib/tasks/catalog";
import { xrayMessages } from "@/lib/xray/messages";
import { translatedFigures, unkeyedWords } from "@/scripts/literals.mjs";
import { definitionOf } from "./entries";
import { QUESTIONS } from "./five-questions/questions";
import { GERMAN } from "./german";
import { expectPrintable } from "./printable.testing";
import { storedTableOf } from "./storedTables";
import { LANE_MAPS } from "./training-lab/lanesCodec";

/** Choices whose words are the same in all languages: numbers and names. */
const SAME = /^[\d,.]+$|^(Laplace|Student t|E\dM\d|FP4|NF4|FP8 E4M3)$/;

/** Units that are words: "million". Others are the same in all languages: "MB", "GB/s". */
const UNIT_WORD = /\p{Ll}{3}/u;

const optionKeys = (table: OptionsTable) =>
  Object.entries(table).flatMap(([name, spec]) => [
    `options.${name}.label`,
    `options.${name}.help`,
    ...(spec.unit && UNIT_WORD.test(spec.unit) ? [`options.${name}.unit`] : []),
    ...(spec.kind === "choice" ? spec.choices : []).flatMap(({ value, label }) =>
      SAME.test(label) ? [] : [`options.${name}.${value}`],
    ),
  ]);

const faultKeys = [
  ...Object.keys(FAMILIES).flatMap((family) => [`family.${family}.object`, `family.${family}.short`]),
  ...FAULTS.flatMap(({ name }) =>
    ["label", "layer", "what", "sign", "cure"].map((part) => `fault.${name}.${part}`),
  ),
];

const taskKeys = TASK_INFOS.flatMap(({ name, ownData }) =>
  ["label", "summary", "metric", ...(ownData ? ["hint"] : [])].map((part) => `task.${name}.${part}`),
);

/** Keys of names that come from lists in English, beside options. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  "bug-clinic": [...faultKeys, ...ORDERS.map(({ name }) => `order.${name}`)],
  "five-questions": [
    ...faultKeys,
    "rest",
    ...QUESTIONS.flatMap((_, i) => [`question.${i + 1}.text`, `question.${i + 1}.by`]),
  ],
  "training-lab": [
    ...taskKeys,
    ...LANE_MAPS.filter(({ label }) => !SAME.test(label)).map(({ name }) => `map.${name}`),
  ],
};

describe.each(Object.keys(GERMAN))("%s in German", (name) => {
  const german = GERMAN[name];

  it("has the name of each option, choice and fault", async () => {
    const { options } = (await definitionOf(name))!;
    const missing = [...optionKeys(options), ...(NAMES[name] ?? [])].filter(
      (key) => !Object.hasOwn(german, key),
    );
    expect(missing).toEqual([]);
  });

  it("has a value in each place of its messages, and no other places", async () => {
    const { messages }: { messages: WordList } = await import(`./${name}/messages.ts`);
    const all = name === "state-xray" ? { ...messages, ...xrayMessages, ...refusalMessages } : messages;
    for (const [key, message] of Object.entries(all))
      expect([key, placesOf(german[key])]).toEqual([key, placesOf(message)]);
  });

  it("has no words without a key in its code", () => {
    expect(unkeyedWords(`components/figures/${name}`)).toEqual([]);
  });
});

it("lists each figure with German words, and each has a still picture and numbers in German", () => {
  expect(Object.keys(GERMAN)).toEqual(translatedFigures());
  for (const name of Object.keys(GERMAN))
    expect(existsSync(`public/posters/${name}.de.svg`), name).toBe(true);
  for (const name of Object.keys(GERMAN)) {
    const [numbers, inGerman] = [storedTableOf({ name }), storedTableOf({ name, locale: "de" })];
    expect(inGerman, name).toBeDefined();
    expectPrintable(inGerman!);
    expect(inGerman!.rows.length, name).toBe(numbers?.rows.length);
    expect(inGerman!.caption, name).not.toBe(numbers?.caption);
  }
});
