import type { DataTable } from "@/components/figure/table";
import { shortest32 } from "@/components/figure/table";
import { ruleNamed } from "@/lib/numerics/rules";
import type { Coefficients } from "@/lib/numerics/rules/coefficients";
import type { Rule } from "@/lib/numerics/rules/rule";
import { type BlockTrace, type StateTrace, traceBlock } from "@/lib/numerics/trace8";
import type { Values } from "@/lib/options/options";
import { edited, parseEdits } from "./edits";
import type { kernelStepperOptions, Stage } from "./figure";
import { placeOf, threadsOf } from "./places";
import { MAPS, makeScene, STEP } from "./scene";

export type StepperOptions = Values<typeof kernelStepperOptions>;

/** A block on its way, and what of it is looked at. */
export interface Stepper {
  readonly options: StepperOptions;
  readonly rule: Rule;
  /** The step's coefficients. */
  readonly c: Coefficients;
  readonly trace: BlockTrace;
  /** The state that is shown: its place among the rule's, its letter, what becomes of it. */
  readonly k: number;
  readonly symbol: string;
  readonly state: StateTrace;
  /** The map of that state. */
  readonly map: Float32Array;
  /** The value that is looked at, and the thread and register that hold it. */
  readonly index: number;
  readonly thread: number;
  readonly register: number;
  /** The value of the shown state that sets the absmax. */
  readonly extreme: number;
  /** Sentences about the reader's values that could not be taken. */
  readonly notes: readonly string[];
}

export function stepperOf(options: StepperOptions): Stepper {
  const { blockSize, seed, edits: text } = options;
  const rule = ruleNamed(options.rule);
  const symbols = rule.states.map(({ symbol }) => symbol);
  const { edits, notes } = parseEdits(text, ["g", "p", ...symbols], blockSize);
  const { params, grads, states } = edited(makeScene(rule, blockSize, seed), edits, symbols);
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

/** What may befall a value on its way into a byte, the more telling first. */
export type Fate = "extreme" | "tie" | "guard" | "zero";

/** Whether a value of the shown state is one of the cases that the text speaks of. */
export function fateOf({ state, rule, k, extreme }: Stepper, index: number): Fate | undefined {
  if (state.absmax === 0) return undefined;
  if (index === extreme && state.stored[index] !== state.fresh[index]) return "extreme";
  if (state.ties[index]) return "tie";
  if (rule.states[k].signed && state.nearest[index] !== state.codes[index]) return "guard";
  return state.fresh[index] !== 0 && state.stored[index] === 0 ? "zero" : undefined;
}

/** The values with a fate, in the order of the block. */
export const fatesOf = (stepper: Stepper): { readonly index: number; readonly fate: Fate }[] =>
  Array.from(stepper.state.codes, (_, index) => ({ index, fate: fateOf(stepper, index) })).filter(
    (each): each is { index: number; fate: Fate } => each.fate !== undefined,
  );

/** What a cell of the picture shows at a stage. */
export interface Shown {
  readonly values: ArrayLike<number>;
  /** Codes are bytes; everything else is a float in a register. */
  readonly bits: 8 | 32;
  /** What it is, for the head of the picture. */
  readonly label: string;
}

export function shownAt({ state, symbol, trace }: Stepper, stage: Stage): Shown {
  switch (stage) {
    case "load":
      return { values: state.codesBefore, bits: 8, label: `the stored codes of ${symbol}` };
    case "dequantize":
      return { values: state.before, bits: 32, label: `${symbol}, from the table and the old absmax` };
    case "update":
      return { values: state.fresh, bits: 32, label: `the new ${symbol}` };
    case "step":
      return {
        values: trace.paramsAfter.map((p, i) => p - trace.params[i]),
        bits: 32,
        label: "how far each parameter moves",
      };
    case "absmax":
      return { values: state.fresh.map(Math.abs), bits: 32, label: `the size of the new ${symbol}` };
    case "quantize":
      return { values: state.codes, bits: 8, label: `the new codes of ${symbol}` };
    case "store":
      return { values: state.stored, bits: 8, label: `what the stored codes of ${symbol} stand for` };
  }
}

/** The largest magnitude that each thread finds among its own values of the shown state. */
export function ownMaxima({ state, options: { blockSize } }: Stepper): number[] {
  const own = Array.from({ length: threadsOf(blockSize) }, () => 0);
  state.fresh.forEach((value, i) => {
    const { thread } = placeOf(i, blockSize);
    own[thread] = Math.max(own[thread], Math.abs(value));
  });
  return own;
}

/** Everything of every value, one row each. */
export function tableOf({ trace, rule, options: { blockSize } }: Stepper): DataTable {
  const symbols = rule.states.map(({ symbol }) => symbol);
  return {
    caption: `One block of ${blockSize} values in one step of ${rule.label}, step ${STEP} of its run.`,
    columns: [
      "value",
      "thread",
      "g",
      "p",
      ...symbols.flatMap((s) => [
        `code of ${s} before`,
        `${s} before`,
        `new ${s}`,
        `${s} over absmax`,
        `code of ${s}`,
        `stored ${s}`,
      ]),
      "new p",
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
