/** Trains with one gradient that is made too large, and records how 8-bit state stores it. */
import { percentileClip } from "@/lib/numerics/clip";
import { cosine } from "@/lib/numerics/cosine";
import type { QuantizationMap } from "@/lib/numerics/maps";
import type { Quantized } from "@/lib/numerics/quantize";
import { stateMaps } from "@/lib/numerics/stateMaps";
import type { Sliced } from "../sliced";
import { logNormalGradients, withOutlier } from "./gradients";
import { adam, makeLane8, makeLane32, type PlainLane8 } from "./plainLane";
import { PARAMETERS, STEPS } from "./size";
import { overshootShare, usageOf } from "./usage";

/** The settings of the experiment. */
export interface OutlierSetup {
  /** Name of the map; see stateMaps for how it stores both moments. */
  readonly map: string;
  /** Block size of the block-wise lane; the other lane has one block for the whole tensor. */
  readonly blockSize: number;
  /** Size of the outlier, as a multiple of the gradient's typical size. */
  readonly factor: number;
  /** Step of the outlier, from 1. */
  readonly at: number;
  /** Index of the parameter with the outlier, from 0. */
  readonly element: number;
  readonly beta2: number;
  /**
   * Percentile of the history of gradient norms at which gradients are clipped; 100 is off, as in the
   * library.
   */
  readonly percentile: number;
  readonly seed: number;
  /** Number of steps, STEPS by default. */
  readonly steps?: number;
}

/** One state of one lane over all steps. Index t is the state after step t + 1. */
export interface OutlierStateTrace {
  readonly map: QuantizationMap;
  /** Codes of all values, [steps][values]; empty for the run without the outlier. */
  readonly codes: Uint8Array[];
  /** Absmax of all blocks, [steps][blocks]. */
  readonly absmax: Float32Array[];
  /** Share of the codes that stand for zero, [steps]. */
  readonly zeros: Float32Array;
  /** Number of different codes in use, [steps]. */
  readonly used: Float32Array;
}

/** Both states of one lane over all steps. */
export interface OutlierLaneTrace {
  readonly blockSize: number;
  readonly m: OutlierStateTrace;
  readonly r: OutlierStateTrace;
  /** Share of the parameters that the step moved more than twice as far as 32-bit state does, [steps]. */
  readonly overshoot: Float32Array;
}

/** A lane with the outlier (`hit`), and the same lane without it (`clean`). */
export interface LanePair {
  readonly hit: OutlierLaneTrace;
  readonly clean: OutlierLaneTrace;
}

/** The result of the experiment. */
export interface OutlierResult {
  readonly setup: OutlierSetup;
  readonly steps: number;
  /** The lane with one block for the whole tensor. */
  readonly whole: LanePair;
  /** The block-wise lane. */
  readonly blocks: LanePair;
  /** Factor by which clipping scaled the gradients, [steps]; 1 without clipping. */
  readonly scale: Float32Array;
  /** Angle in degrees between the 32-bit updates with and without clipping, [steps]; 0 without clipping. */
  readonly turned: Float32Array;
}

interface Recorder {
  readonly keepsCodes: boolean;
  readonly lane: PlainLane8;
  readonly trace: OutlierLaneTrace;
}

/**
 * Runs Adam (lib/numerics step8 and step32) on random gradients of which one is made too large: with one
 * block for the whole tensor and block-wise, each with and without the outlier.
 *
 * All lanes have the same gradients, a function of the seed. With clipping, the runs with and without the
 * outlier have histories of norms of their own, and the 8-bit lanes are compared with a 32-bit lane that
 * clips too, so that only the storage of the state differs.
 *
 * @returns yields the share of the work that is done, 0 to 1
 * @throws NumericsError if block size, map or percentile is out of range
 */
export function* outlierRun(setup: OutlierSetup): Sliced<OutlierResult> {
  const steps = setup.steps ?? STEPS;
  const { factor: _factor, at: _at, element: _element, ...rest } = setup;
  const key = JSON.stringify(rest);
  const known = cleanCache?.key === key ? cleanCache.pass : undefined;
  const clean = known ?? (yield* passOf(setup, false, 0, 0.5));
  cleanCache = { key, pass: clean };
  const hit = yield* passOf(setup, true, known ? 0 : 0.5, 1);
  return {
    setup,
    steps,
    whole: { clean: clean.whole, hit: hit.whole },
    blocks: { clean: clean.blocks, hit: hit.blocks },
    scale: hit.scale,
    turned: hit.turned,
  };
}

/** Both lanes over all steps, with or without the outlier. */
interface Pass extends Pick<OutlierResult, "scale" | "turned"> {
  readonly whole: OutlierLaneTrace;
  readonly blocks: OutlierLaneTrace;
}

/**
 * Cache of the last pass without the outlier: half of the work, which does not change when the reader moves
 * it.
 */
let cleanCache: { readonly key: string; readonly pass: Pass } | undefined;

/**
 * Runs all steps once.
 *
 * @param hit whether one gradient is made too large
 * @param from share of the work that is done before this pass, 0 to 1
 * @param to share of the work that is done after this pass, 0 to 1
 */
function* passOf(setup: OutlierSetup, hit: boolean, from: number, to: number): Sliced<Pass> {
  const { blockSize, factor, at, element, beta2, percentile, seed, steps = STEPS } = setup;
  const n = PARAMETERS;
  const source = logNormalGradients(seed, n, SPREAD);
  const maps = stateMaps(setup.map, 8, adam);
  const recorder = (size: number): Recorder => {
    const lane = makeLane8(n, size, maps);
    const trace = { blockSize: size, m: emptyTrace(lane.m, steps), r: emptyTrace(lane.r, steps) };
    return { keepsCodes: hit, lane, trace: { ...trace, overshoot: new Float32Array(steps) } };
  };
  const [whole, blocks] = [recorder(n), recorder(blockSize)];
  const exact = makeLane32(n);
  const unclipped = makeLane32(n);
  const clip = percentile < 100 ? percentileClip(percentile) : undefined;
  const scale = new Float32Array(steps).fill(1);
  const turned = new Float32Array(steps);

  for (let t = 0; t < steps; t++) {
    const step = t + 1;
    const plain = source.at(step);
    const grads = hit && step === at ? withOutlier(plain, source, element, factor) : plain;
    const gnormScale = clip ? clip(grads, step) : 1;
    const hyper = { beta2, gnormScale };
    exact.advance(hyper, step, grads);
    for (const each of [whole, blocks]) {
      each.lane.advance(hyper, step, grads);
      record(each, t, exact.update);
    }
    if (clip) {
      unclipped.advance({ beta2 }, step, grads);
      scale[t] = gnormScale;
      turned[t] = degrees(cosine(exact.update, unclipped.update));
    }
    yield from + ((to - from) * step) / steps;
  }
  return { whole: whole.trace, blocks: blocks.trace, scale, turned };
}

/**
 * Standard deviation of log10 of the gradients' scales: most parameters of one layer lie within one decade.
 */
const SPREAD = 0.25;

const degrees = (cos: number) => (Number.isNaN(cos) ? 0 : (Math.acos(cos) * 180) / Math.PI);

function emptyTrace({ map }: Quantized, steps: number): OutlierStateTrace {
  return {
    map,
    codes: [],
    absmax: [],
    zeros: new Float32Array(steps),
    used: new Float32Array(steps),
  };
}

function record({ keepsCodes, lane, trace }: Recorder, t: number, exact: Float32Array): void {
  for (const [state, into] of [
    [lane.m, trace.m],
    [lane.r, trace.r],
  ] as const) {
    if (keepsCodes) into.codes.push(state.codes.slice());
    into.absmax.push(state.absmax.slice());
    const { zeros, used } = usageOf(state.codes, state.map);
    into.zeros[t] = zeros;
    into.used[t] = used;
  }
  trace.overshoot[t] = overshootShare(lane.update, exact);
}
