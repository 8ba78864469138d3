import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readModel } from "@/lib/findings/modelConfig";
import { checkOption, defaultsOf } from "@/lib/options/options";
import { TASK_INFOS } from "@/lib/tasks/catalog";
import { NAUGHTY_STRINGS } from "@/tests/support/naughtyStrings";
import { drawAMapOptions } from "./draw-a-map/figure";
import { heightsOfText, levelsOf } from "./draw-a-map/model";
import { definitionOf } from "./entries";
import { FIGURE_NAMES } from "./index";
import { parseEdits } from "./kernel-stepper/edits";
import { kernelStepperOptions } from "./kernel-stepper/figure";
import { stepperOf } from "./kernel-stepper/model";
import { memoryLedgerOptions } from "./memory-ledger/figure";
import { captionOf, tableOf } from "./memory-ledger/model";
import { selectProduct } from "./outlier-columns/ownProduct";
import { matrixOfText } from "./pasted/ownMatrices";
import { parseNumbers } from "./pasted/pasted";
import { ownDataOption, trainingLabOptions } from "./training-lab/figure";
import { readNumber } from "./training-lab/laneEdit";
import { LANE_NUMBERS } from "./training-lab/lanesCodec";
import { configOf, lineOf } from "./training-lab/model";

const drawing = defaultsOf(drawAMapOptions);
const stepper = defaultsOf(kernelStepperOptions);
const lab = defaultsOf(trainingLabOptions);
const ledger = defaultsOf(memoryLedgerOptions);

type ReadText = (text: string) => unknown;

/** What figures make of their options with free text, by figure and option, in the figure's own steps. */
const TEXT_OPTIONS: Readonly<Record<string, ReadText>> = {
  "draw-a-map levels": (text) => levelsOf({ ...drawing, levels: text }),
  "draw-a-map density": heightsOfText,
  // The page sends the code to a sandbox, and codeResult.ts reads the answer, whatever it is.
  "draw-a-map code": (code) => checkOption(drawAMapOptions.code, code),
  "map-duel pasted": parseNumbers,
  "nf4 pasted": matrixOfText,
  "outlier-columns pasted": (text) => selectProduct(matrixOfText(text)),
  "memory-ledger shape": (text) => [
    captionOf({ ...ledger, shape: text }),
    tableOf({ ...ledger, shape: text }),
  ],
  "kernel-stepper edits": (text) => {
    const { edits } = parseEdits(text, ["g", "p", "m", "r"], stepper.blockSize);
    expect([...edits.values()].every(Number.isFinite)).toBe(true);
    return stepperOf({ ...stepper, edits: text });
  },
  "training-lab lanes": (text) => {
    const { lanes } = configOf({ ...lab, lanes: text });
    expect(lanes.length).toBeGreaterThan(0);
    return lineOf(lanes);
  },
  // The fields of own data, below, check the text of a link as they check a pasted text.
  "training-lab ownData": (text) => checkOption(ownDataOption, text),
};

const definitions = await Promise.all(
  FIGURE_NAMES.map(async (name) => [name, await definitionOf(name)] as const),
);
const allOptions = definitions.flatMap(([figure, definition]) =>
  Object.entries(definition?.options ?? {}).map(([name, spec]) => ({ name: `${figure} ${name}`, spec })),
);

/** What fields with a text that is no option make of it. */
const OTHER_FIELDS: Readonly<Record<string, ReadText>> = {
  "numbers of all figures": (text) => {
    for (const { spec } of allOptions) {
      if (spec.kind !== "number") continue;
      const { value } = checkOption(spec, text);
      expect(value).toBeGreaterThanOrEqual(spec.min);
      expect(value).toBeLessThanOrEqual(spec.max);
    }
  },
  "numbers of a lane": (text) => {
    for (const own of LANE_NUMBERS) {
      const { value, problem } = readNumber(text, own);
      expect(value === undefined || Number.isFinite(value)).toBe(true);
      expect(problem).toMatch(/^$|^[A-Zε].*\.$/);
    }
  },
  "config.json or shapes of the memory ledger": (text) => {
    const read = readModel(text);
    if ("problem" in read) expect(read.problem).toMatch(/^\S.*\.$/s);
    else TEXT_OPTIONS["memory-ledger shape"](read.shape);
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

it("reads each option with free text", () => {
  const names = allOptions.flatMap(({ name, spec }) => (spec.kind === "text" ? [name] : []));
  expect(names.sort()).toEqual(Object.keys(TEXT_OPTIONS).sort());
});

describe.each(Object.entries({ ...TEXT_OPTIONS, ...OTHER_FIELDS }))("the field %s", (_, read) => {
  it("accepts each naughty string, alone and in pairs", () => {
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
