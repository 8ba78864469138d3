/** Computes all numbers of one weight in one step from its trace. */
import { ruleNamed } from "@/lib/numerics/rules";
import type { LaneConfig, RunConfig } from "@/lib/training/config";
import { stateMaps, type WeightLaneTrace, type WeightTrace } from "./trace";

/** One state of the weight after a step. */
export interface StateReading {
  /** Symbol of the paper: m, r. */
  readonly symbol: string;
  /** Value that the step computed in 32 bits, before it was stored. */
  readonly computed: number;
  /** Stored value: the computed value in 32 bits, else the value of its code. */
  readonly stored: number;
  /** Only for state that is stored in codes. */
  readonly code?: CodeReading;
}

/** The code of a state. */
export interface CodeReading {
  readonly code: number;
  /** The code's entry in the map, -1 to 1. */
  readonly entry: number;
  /** Largest magnitude of the weight's block. */
  readonly absmax: number;
  /** stored - computed. */
  readonly error: number;
}

/** The weight in one step of one lane. */
export interface LaneReading {
  readonly gradient: number;
  /** Change of the weight in this step. */
  readonly update: number;
  /**
   * The update with the same gradient if the states had not been rounded after the step before; NaN where the
   * window does not reach back that far.
   */
  readonly unrounded: number;
  readonly states: readonly StateReading[];
}

/**
 * Returns all numbers of a weight in one step, for each lane.
 *
 * Fresh states and unrounded updates are computed here by the rule of lib/numerics from what the trace holds;
 * on a GPU they may differ from the kernel's in the last bit.
 *
 * @param step number of the step, from 1; the trace must contain it and the step before
 * @throws RangeError if the trace does not contain them
 */
export function readingAt(trace: WeightTrace, config: RunConfig, step: number): LaneReading[] {
  const at = step - trace.first;
  if (!(at >= 1 && at < trace.length))
    throw new RangeError(
      `step is ${step}, but must be from ${trace.first + 1} to ${trace.first + trace.length - 1}.`,
    );
  return trace.lanes.map((lane, i) => laneReading(lane, config.lanes[i], config.learningRate, step, at));
}

function laneReading(
  trace: WeightLaneTrace,
  lane: LaneConfig,
  learningRate: number,
  step: number,
  at: number,
): LaneReading {
  const { gradient, parameter, states } = trace;
  const rule = ruleNamed(lane.rule);
  const hyper = { learningRate, ...lane.hyper };
  const advance = (from: number, s: Float32Array) => {
    const cell = { p: parameter[from], g: gradient[from + 1], s };
    rule.apply(cell, rule.prepare(hyper, step - at + from + 1));
    return cell;
  };
  const remembered = (entry: number) => Float32Array.from(states, ({ value }) => value[entry]);
  const computed = advance(at - 1, remembered(at - 1)).s;
  const maps = lane.bits === 32 ? [] : stateMaps(lane);
  // States start at zero, which every lane stores exactly.
  const before = step === 1 ? remembered(0) : at >= 2 ? advance(at - 2, remembered(at - 2)).s : undefined;
  return {
    gradient: gradient[at],
    update: parameter[at] - parameter[at - 1],
    unrounded: before ? advance(at - 1, before.slice()).p - parameter[at - 1] : Number.NaN,
    states: states.map(({ value, code, absmax }, k) => ({
      symbol: rule.states[k].symbol,
      computed: computed[k],
      stored: value[at],
      ...(code.length > 0 && {
        code: {
          code: code[at],
          entry: maps[k].values[code[at]],
          absmax: absmax[at],
          error: value[at] - computed[k],
        },
      }),
    })),
  };
}
