import type { DataTable } from "@/components/figure/table";
import { shortest32 } from "@/components/figure/table";
import { ruleNamed } from "@/lib/numerics/rules";
import type { Coefficients } from "@/lib/numerics/rules/coefficients";
import type { Rule } from "@/lib/numerics/rules/rule";
import { type BlockTrace, type StateTrace, traceBlock } from "@/lib/numerics/trace8";
import type { Values } from "@/lib/options/options";
import { parseEdits, withEdits } from "./edits";
import { MAPS, makeBlock, STEP } from "./exampleBlock";
import type { kernelStepperOptions, Stage } from "./figure";
import { english } from "./messages";
import { placeOf, threadsOf } from "./places";

/** Values of the figure's options. */
export type StepperOptions = Values<typeof kernelStepperOptions>;

/** One step of a block, with the state and the value that are chosen. */
export interface Stepper {
  readonly options: StepperOptions;
  readonly rule: Rule;
  /** The step's coefficients. */
  readonly c: Coefficients;
  readonly trace: BlockTrace;
  /** The chosen state: its index in the rule, its symbol, and its values in the step. */
  readonly k: number;
  readonly symbol: string;
  readonly state: StateTrace;
  /** The map of that state. */
  readonly map: Float32Array;
  /** Index of the chosen value, and the thread and register that hold it. */
  readonly index: number;
  readonly thread: number;
  readonly register: number;
  /** Index of the value that sets the absmax of the chosen state. */
  readonly extreme: number;
  /** Sentences about invalid values of the reader. */
  readonly notes: readonly string[];
}

/**
 * Returns the step for these options.
 *
 * @param t finds the words of the sentences about invalid values
 */
export function stepperOf(options: StepperOptions, t = english): Stepper {
  const { blockSize, seed, edits: text } = options;
  const rule = ruleNamed(options.rule);
  const symbols = rule.states.map(({ symbol }) => symbol);
  const { edits, notes } = parseEdits(text, ["g", "p", ...symbols], blockSize, t);
  const { params, grads, states } = withEdits(makeBlock(rule, blockSize, seed), edits, symbols);
  const c = rule.prepare({}, STEP);
  const mapOf = (k: number) => (rule.states[k].signed ? MAPS.signed : MAPS.unsigned);
  const trace = traceBlock(
    rule,
    c,
    params,
    grads,
    states.map((state, k) => ({ ...state, map: mapOf(k) })),
  );
  const k = Math.min(options.state === "second" ? 1 : 0, symbols.length - 1);
  const index = Math.min(options.value, blockSize - 1);
  const state = trace.states[k];
  return {
    options,
    rule,
    c,
    trace,
    k,
    symbol: symbols[k],
    state,
    map: mapOf(k).values,
    index,
    ...placeOf(index, blockSize),
    extreme: state.fresh.findIndex((value) => Math.abs(value) === state.absmax),
    notes,
  };
}

/**
 * Special cases of a stored value, in order of priority: the negative extreme, which has no exact code; a tie
 * between two codes; a code that the sign guard has moved; a value that is stored as zero.
 */
export type SpecialCase = "extreme" | "tie" | "guard" | "zero";

/** Returns the special case of a value of the chosen state; undefined if it is simply rounded. */
export function specialCaseOf({ state, rule, k, extreme }: Stepper, index: number): SpecialCase | undefined {
  if (state.absmax === 0) return undefined;
  if (index === extreme && state.stored[index] !== state.fresh[index]) return "extreme";
  if (state.ties[index]) return "tie";
  if (rule.states[k].signed && state.nearest[index] !== state.codes[index]) return "guard";
  return state.fresh[index] !== 0 && state.stored[index] === 0 ? "zero" : undefined;
}

/** Returns the values that are special cases, in the order of the block. */
export const specialCasesOf = (
  stepper: Stepper,
): { readonly index: number; readonly specialCase: SpecialCase }[] =>
  Array.from(stepper.state.codes, (_, index) => ({
    index,
    specialCase: specialCaseOf(stepper, index),
  })).filter(
    (value): value is { index: number; specialCase: SpecialCase } => value.specialCase !== undefined,
  );

/** The numbers in the cells of the picture at a stage. */
export interface CellValues {
  readonly values: ArrayLike<number>;
  /** 8 for codes and their values; 32 for floats in registers. */
  readonly bits: 8 | 32;
  /** Name of the numbers, for the head of the picture. */
  readonly label: string;
}

/** Returns the numbers in the cells of the picture at a stage. */
export function shownAt({ state, symbol, trace }: Stepper, stage: Stage, t = english): CellValues {
  const label = t(`shown.${stage}`, { symbol });
  switch (stage) {
    case "load":
      return { values: state.codesBefore, bits: 8, label };
    case "dequantize":
      return { values: state.before, bits: 32, label };
    case "update":
      return { values: state.fresh, bits: 32, label };
    case "step":
      return { values: trace.paramsAfter.map((p, i) => p - trace.params[i]), bits: 32, label };
    case "absmax":
      return { values: state.fresh.map(Math.abs), bits: 32, label };
    case "quantize":
      return { values: state.codes, bits: 8, label };
    case "store":
      return { values: state.stored, bits: 8, label };
  }
}

/** Returns the largest magnitude of the chosen state in each thread, [threads]. */
export function ownMaxima({ state, options: { blockSize } }: Stepper): number[] {
  const own = Array.from({ length: threadsOf(blockSize) }, () => 0);
  state.fresh.forEach((value, i) => {
    const { thread } = placeOf(i, blockSize);
    own[thread] = Math.max(own[thread], Math.abs(value));
  });
  return own;
}

/** What the table has of each state, in order. */
const STATE_COLUMNS = ["codeBefore", "before", "new", "scaled", "code", "stored"] as const;

/** Returns a table of all numbers of the step, with one row for each value. */
export function tableOf({ trace, rule, options: { blockSize } }: Stepper, t = english): DataTable {
  const symbols = rule.states.map(({ symbol }) => symbol);
  return {
    caption: t("table.caption", {
      values: blockSize,
      rule: t.named(`options.rule.${rule.name}`, rule.label),
      step: STEP,
    }),
    columns: [
      t("table.value"),
      t("table.thread"),
      "g",
      "p",
      ...symbols.flatMap((symbol) => STATE_COLUMNS.map((column) => t(`table.${column}`, { symbol }))),
      t("table.new", { symbol: "p" }),
    ],
    rows: Array.from(trace.grads, (g, i) => [
      i,
      placeOf(i, blockSize).thread,
      shortest32(g),
      shortest32(trace.params[i]),
      ...trace.states.flatMap((state) => [
        state.codesBefore[i],
        shortest32(state.before[i]),
        shortest32(state.fresh[i]),
        shortest32(state.scaled[i]),
        state.codes[i],
        shortest32(state.stored[i]),
      ]),
      shortest32(trace.paramsAfter[i]),
    ]),
  };
}
