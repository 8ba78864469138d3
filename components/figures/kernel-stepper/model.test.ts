import { describe, expect, it } from "vitest";
import { STEP_QUADS } from "@/lib/gpu/sourceParts";
import { makeState8, step8 } from "@/lib/numerics/step8";
import { defaultsOf } from "@/lib/options/options";
import { MAPS } from "./exampleBlock";
import { kernelStepperOptions, STAGES } from "./figure";
import { formulasOf, inSymbols, numbersOf } from "./formulas";
import {
  ownMaxima,
  type SpecialCase,
  type StepperOptions,
  shownAt,
  specialCasesOf,
  stepperOf,
  tableOf,
} from "./model";
import { indexOf, PER_THREAD, placeOf, QUADS, threadsOf } from "./places";
import { roundsOf } from "./reduction";
import { captionOf, linesAt, storedSentence } from "./words";

const defaults: StepperOptions = defaultsOf(kernelStepperOptions);
const of = (patch: Partial<StepperOptions> = {}) => stepperOf({ ...defaults, ...patch });
const rules = kernelStepperOptions.rule.choices.map(({ value }) => value);
const specialCases = (patch: Partial<StepperOptions> = {}) => {
  const stepper = of(patch);
  const found = (specialCase: SpecialCase) =>
    specialCasesOf(stepper).filter((value) => value.specialCase === specialCase);
  return { stepper, found };
};

describe.each(rules)("the block of %s", (rule) => {
  it("has the results of step8, also with values of the reader", () => {
    const { trace, c, rule: of8, options } = of({ rule, edits: "g5=0.25 p7=3" });
    const params = trace.params.slice();
    const states = makeState8(of8, options.blockSize, options.blockSize, MAPS);
    states.forEach(({ codes, absmax }, k) => {
      codes.set(trace.states[k].codesBefore);
      absmax[0] = trace.states[k].absmaxBefore;
    });
    expect(trace.grads[5]).toBe(0.25);
    expect(trace.params[7]).toBe(3);
    step8(of8, c, params, trace.grads, states);
    expect(trace.paramsAfter).toEqual(params);
    states.forEach(({ codes }, k) => {
      expect(trace.states[k].codes).toEqual(codes);
    });
  });

  it.each([1, 2, 3, 4, 5, 77])("has two ties, one to each side, with seed %i", (seed) => {
    const { stepper, found } = specialCases({ rule, seed });
    const ties = found("tie").map(({ index }) => stepper.state.codes[index]);
    expect(ties.length).toBeGreaterThanOrEqual(2);
    for (const code of ties) expect(code % 2).toBe(0);
  });

  it.each([16, 32])("fits %i values", (blockSize) => {
    const { trace, state } = of({ rule, blockSize: blockSize as 16 | 32 });
    expect(trace.params).toHaveLength(blockSize);
    expect(state.absmax).toBeGreaterThan(0);
  });

  it("has the results of the formulas", () => {
    const { trace, c, rule: of8 } = of({ rule });
    for (const index of [0, 3, 20]) {
      const numberOf = numbersOf(of8, c, trace, index);
      for (const formula of [...formulasOf(of8).update, ...formulasOf(of8).step]) {
        const [, result, right] = formula.match(/^\[([\w']+)\] = (.+)$/)!;
        const code = right
          .replace(/√\[([\w']+)\]/g, "Math.sqrt([$1])")
          .replace(/\[([\w']+)\]²/g, "[$1] ** 2")
          .replace(/sign\(/g, "Math.sign(")
          .replaceAll("·", "*")
          .replaceAll("−", "-")
          .replace(/\[([\w']+)\]/g, (_, name: string) => `(${numberOf(name)})`);
        const value = new Function(`return ${code}`)() as number;
        expect(Math.abs(value - numberOf(result))).toBeLessThanOrEqual(1e-5 * Math.abs(value) + 1e-12);
        expect(inSymbols(formula)).not.toMatch(/[[\]]|undefined/);
      }
    }
  });

  it("has a caption and formulas for each stage", () => {
    for (const stage of STAGES) {
      const stepper = of({ rule, stage });
      expect(captionOf(stepper)).toMatch(/\.$/);
      expect(captionOf(stepper)).not.toMatch(/NaN|undefined|–/);
      expect(linesAt(stepper, stage).length).toBeGreaterThan(0);
      expect(shownAt(stepper, stage).values).toHaveLength(64);
    }
  });
});

describe("special cases", () => {
  it("occur in Adam's first moment: extreme, ties, sign guard, zero", () => {
    const { stepper, found } = specialCases();
    const [{ index }] = found("extreme");
    expect(stepper.state.codes[index]).toBe(0);
    expect(storedSentence(stepper, index)).toContain(
      "code 0 means −0.993 times the absmax, 0.7\u00a0% too small",
    );
    expect(found("guard").length).toBeGreaterThan(0);
    expect(found("zero").length).toBeGreaterThan(0);
    const [guard] = found("guard");
    expect(stepper.state.codes[guard.index]).toBe(126);
    expect(stepper.state.nearest[guard.index]).toBe(127);
    expect(storedSentence(stepper, guard.index)).toContain("the sign guard stores 126");
    expect(storedSentence(stepper, found("tie")[0].index)).toContain("the tie goes to the even code");
  });

  it("do not include a positive extreme", () => {
    expect(specialCases({ rule: "rmsprop" }).found("extreme")).toEqual([]);
    expect(specialCases({ state: "second" }).found("extreme")).toEqual([]);
    expect(specialCases({ edits: "g3=9" }).found("extreme")).toEqual([]);
  });

  it("do not occur in a block of zeros", () => {
    const silent = Array.from({ length: 16 }, (_, i) => `g${i}=0 m${i}=127`).join(" ");
    const stepper = of({ rule: "momentum", blockSize: 16, edits: silent, stage: "quantize" });
    expect(stepper.state.absmax).toBe(0);
    expect(specialCasesOf(stepper)).toEqual([]);
    expect(captionOf(stepper)).not.toMatch(/NaN|–/);
  });
});

describe("values of the reader", () => {
  it("that are invalid add a sentence and keep the old value", () => {
    const { notes, trace } = of({ edits: "g3=abc p4=1e9 m5=300 rubbish g4=0.5" });
    expect(notes).toHaveLength(4);
    expect(notes[0]).toBe("“g3=abc” among your values is left out: “abc” is not a number.");
    expect(trace.grads[4]).toBe(0.5);
    expect(trace.states[0].codesBefore[5]).toBe(of().trace.states[0].codesBefore[5]);
  });

  it("are ignored without a note if the rule has no such state or the block is too small", () => {
    expect(of({ rule: "momentum", edits: "r3=7", blockSize: 16 }).notes).toEqual([]);
    expect(of({ blockSize: 16, edits: "g40=7" }).notes).toEqual([]);
  });

  it("can have an index beyond a smaller block", () => {
    expect(of({ blockSize: 16, value: 63 }).index).toBe(15);
  });
});

describe("threads", () => {
  it("hold as many values as in the kernel", () => expect(QUADS).toBe(STEP_QUADS));

  it.each([16, 32, 64])("hold %i values as in the kernel, in groups of four that are apart", (blockSize) => {
    const seen = new Set<string>();
    for (let i = 0; i < blockSize; i++) {
      const place = placeOf(i, blockSize);
      expect(indexOf(place, blockSize)).toBe(i);
      seen.add(`${place.thread} ${place.register}`);
    }
    expect(seen.size).toBe(threadsOf(blockSize) * PER_THREAD);
    expect(placeOf(blockSize / 2, blockSize)).toEqual({ thread: 0, register: 4 });
  });

  it.each(["workgroup", "subgroup"] as const)("compute the absmax through the %s", (reduction) => {
    for (const blockSize of [16, 32, 64] as const) {
      const stepper = of({ blockSize });
      const rounds = roundsOf(ownMaxima(stepper), reduction);
      expect(rounds[rounds.length - 1].values[0]).toBe(stepper.state.absmax);
    }
  });

  it("remain one in four through memory, and exchange in pairs by subgroup", () => {
    const own = [3, 1, 4, 1, 5, 9, 2, 6];
    const memory = roundsOf(own, "workgroup");
    expect(memory.map(({ from }) => from.filter((sources) => sources.length > 0))).toEqual([
      [
        [0, 2, 4, 6],
        [1, 3, 5, 7],
      ],
      [[0, 1]],
    ]);
    expect(memory[0].values.slice(0, 2)).toEqual([5, 9]);
    const pairs = roundsOf(own, "subgroup");
    expect(pairs).toHaveLength(3);
    expect(pairs[0].from[1]).toEqual([1, 5]);
    expect(pairs[2].values).toEqual(own.map(() => 9));
  });
});

it("has a table of all numbers, without rounding", () => {
  const stepper = of();
  const { columns, rows } = tableOf(stepper);
  expect(rows).toHaveLength(64);
  expect(rows.every((row) => row.length === columns.length)).toBe(true);
  expect(Math.fround(rows[3][columns.indexOf("new m")] as number)).toBe(stepper.state.fresh[3]);
});
