import { ruleNamed } from "@/lib/numerics/rules";
import type { LaneConfig, RunConfig } from "@/lib/training/config";
import { stateMaps, type WeightLaneTrace, type WeightTrace } from "./trace";

/** One state of the weight after a step. */
export interface StateReading {
  /** As the paper writes it: m, r. */
  readonly symbol: string;
  /** The value that the step computed in 32 bits, before it was stored. */
  readonly computed: number;
  /** The value that is remembered: the same in 32 bits, else the one that the code stands for. */
  readonly stored: number;
  /** Present where the state is kept in codes. */
  readonly code?: CodeReading;
}

/** How a state is kept in a code. */
export interface CodeReading {
  readonly code: number;
  /** The code's entry in the map, -1 to 1. */
  readonly entry: number;
  readonly absmax: number;
  /** stored - computed. */
  readonly error: number;
}

/** What one lane's step did to the weight. */
export interface LaneReading {
  readonly gradient: number;
  /** Weight after the step minus weight before it. */
  readonly update: number;
  /**
   * The update with the same gradient if the states had not been rounded after the step before; NaN where the window
   * does not reach back that far.
   */
  readonly unrounded: number;
  readonly states: readonly StateReading[];
}

/**
 * Returns everything about a weight in one step, a reading for each lane.
 *
 * Fresh states and unrounded updates are computed here by the rule of lib/numerics from what the trace holds; on a GPU
 * they may differ from the kernel's in the last bit.
 *
 * @param step number of the step, from 1; the trace must hold it and the one before
 * @throws RangeError if it does not
 */
export function readingAt(trace: WeightTrace, config: RunConfig, step: number): LaneReading[] {
  const at = step - trace.first;
  if (!(at >= 1 && at < trace.length))
    throw new RangeError(
      `step is ${step}; the trace holds ${trace.first + 1} to ${trace.first + trace.length - 1}.`,
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
  // States begin at zero, which every lane remembers exactly.
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
