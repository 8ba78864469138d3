import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultsOf } from "@/lib/options/options";
import { TASK_INFOS } from "@/lib/tasks/catalog";
import { NAUGHTY_STRINGS } from "@/tests/support/naughtyStrings";
import { drawAMapOptions } from "./draw-a-map/figure";
import { heightsOfText, levelsOf } from "./draw-a-map/model";
import { parseEdits } from "./kernel-stepper/edits";
import { kernelStepperOptions } from "./kernel-stepper/figure";
import { stepperOf } from "./kernel-stepper/model";
import { parseNumbers } from "./map-duel/pasted";
import { trainingLabOptions } from "./training-lab/figure";
import { configOf, lineOf } from "./training-lab/model";

const drawing = defaultsOf(drawAMapOptions);
const stepper = defaultsOf(kernelStepperOptions);
const lab = defaultsOf(trainingLabOptions);

/** What each field in which a reader can type makes of its text, in its figure's own steps. */
const FIELDS: Readonly<Record<string, (text: string) => unknown>> = {
  "levels of a drawn map": (text) => levelsOf({ ...drawing, levels: text }),
  "density of a drawn map": heightsOfText,
  "numbers of the map duel": parseNumbers,
  "values of the kernel stepper": (text) => {
    const { edits } = parseEdits(text, ["g", "p", "m", "r"], stepper.blockSize);
    expect([...edits.values()].every(Number.isFinite)).toBe(true);
    return stepperOf({ ...stepper, edits: text });
  },
  "lanes of the training lab": (text) => {
    const { lanes } = configOf({ ...lab, lanes: text });
    expect(lanes.length).toBeGreaterThan(0);
    return lineOf(lanes);
  },
  ...Object.fromEntries(
    TASK_INFOS.flatMap(({ name, ownData, options }) =>
      ownData
        ? [
            [
              `own data of the task ${name}`,
              (text: string) => {
                const sentence = ownData.check(text, defaultsOf(options));
                expect(sentence || ownData.describe(text, defaultsOf(options))).toMatch(/^\S.*\.$/s);
              },
            ],
          ]
        : [],
    ),
  ),
};

describe.each(Object.entries(FIELDS))("the %s", (_, read) => {
  it("accept each naughty string, alone and in pairs", () => {
    for (const text of NAUGHTY_STRINGS) expect(() => read(text)).not.toThrow();
    const one = fc.constantFrom(...NAUGHTY_STRINGS);
    const pair = fc.tuple(one, fc.constantFrom("", " ", "\n", ","), one).map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.oneof(pair, fc.string({ unit: "binary" })), (text) => {
        read(text);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
