import { describe, expect, it } from "vitest";
import { messages as microscopeMessages } from "@/components/figures/state-microscope/messages";
import { messages as labMessages } from "@/components/figures/training-lab/messages";
import { messages as errorMapMessages } from "@/components/figures/update-error-map/messages";
import { messages as fitsMessages } from "@/components/figures/what-fits/messages";
import { FAULTS } from "@/lib/faults";
import { placesOf } from "@/lib/i18n/places.testing";
import type { WordList } from "@/lib/i18n/words";
import { RULES } from "@/lib/numerics/rules";
import { SWEEP_OPTIONS } from "@/lib/records/sweep";
import { TASK_INFOS } from "@/lib/tasks/catalog";
import { messages } from "./messages";
import { germanBench } from "./messages.de";
import { benchOptions } from "./state/options";
import { PANELS } from "./state/panels";
import { PRESETS } from "./state/presets";
import { messages as classMessages } from "./teach/messages";
import { germanClass } from "./teach/messages.de";

describe.each<[string, WordList, WordList]>([
  ["the bench", messages, germanBench],
  ["the training lab on the bench", labMessages, germanBench],
  ["the microscope on the bench", microscopeMessages, germanBench],
  ["the error map on the bench", errorMapMessages, germanBench],
  ["what fits on the bench", fitsMessages, germanBench],
  ["the class run", classMessages, germanClass],
])("%s in German", (_, english, german) => {
  it("has each message, with a value in each place", () => {
    for (const [key, message] of Object.entries(english))
      expect([key, placesOf(german[key] ?? "")]).toEqual([key, placesOf(message)]);
    expect(Object.keys(english).filter((key) => !Object.hasOwn(german, key))).toEqual([]);
  });
});

/** Choices whose words are the same in all languages: numbers, units and names. */
const SAME = /^[\d.,]+( [KMG]B)?$|^(GPU|CPU|Transformer)$/;

it("has a name for each entry of the lists that the bench shows", () => {
  const names = [
    ...PANELS.map(({ id }) => `bench.panel.${id}`),
    ...PRESETS.flatMap(({ chapter }) => [
      `bench.preset.${chapter}.title`,
      `bench.preset.${chapter}.sentence`,
    ]),
    ...SWEEP_OPTIONS.map(({ name }) => `records.sweep.option.${name}`),
    ...RULES.flatMap(({ states }) => states.map(({ label }) => `state.${label}`)),
    ...FAULTS.flatMap(({ name }) => [`fault.${name}.label`, `fault.${name}.what`]),
    ...TASK_INFOS.flatMap(({ name }) => ["label", "summary", "metric"].map((part) => `task.${name}.${part}`)),
    ...Object.entries(benchOptions).flatMap(([name, spec]) => [
      `options.${name}.label`,
      `options.${name}.help`,
      ...(spec.kind === "choice" ? spec.choices : []).flatMap(({ value, label }) =>
        SAME.test(label) ? [] : [`options.${name}.${value}`],
      ),
    ]),
  ];
  expect([...new Set(names)].filter((name) => !Object.hasOwn(germanBench, name))).toEqual([]);
});
