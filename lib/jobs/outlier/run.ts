import { percentileClip } from "@/lib/numerics/clip";
import { cosine } from "@/lib/numerics/cosine";
import { makeMap, type QuantizationMap } from "@/lib/numerics/maps";
import type { Quantized } from "@/lib/numerics/quantize";
import type { Sliced } from "../sliced";
import { logNormalGradients, withOutlier } from "./gradients";
import { makeLane8, makeLane32, type PlainLane8 } from "./plainLane";
import { PARAMETERS, STEPS } from "./size";
import { overshootShare, usageOf } from "./usage";

export interface OutlierSetup {
  /** Family of maps that stores both moments. */
  readonly map: string;
  /** Block size of the block-wise lane; the other lane has one block for the whole tensor. */
  readonly blockSize: number;
  /** How many times its typical size the one gradient becomes. */
  readonly factor: number;
  /** Step at which it does, from 1. */
  readonly at: number;
  /** Which parameter it belongs to, from 0. */
  readonly element: number;
  readonly beta2: number;
  /** Place in the history of norms for percentile clipping; 100 is off, as in the library. */
  readonly percentile: number;
  readonly seed: number;
  /** Number of steps; STEPS where it is left out. */
  readonly steps?: number;
}

/** What one state of one lane went through. Index t is the state after step t + 1. */
export interface OutlierStateTrace {
  readonly map: QuantizationMap;
  /** Empty for a run without the outlier, which is only compared with. */
  readonly codes: Uint8Array[];
  readonly absmax: Float32Array[];
  /** Share of the codes at zero. */
  readonly zeros: Float32Array;
  /** Number of codes in use. */
  readonly used: Float32Array;
}

export interface OutlierLaneTrace {
  readonly blockSize: number;
  readonly m: OutlierStateTrace;
  readonly r: OutlierStateTrace;
  /** Share of the parameters that the step moved more than twice as far as 32-bit state does. */
  readonly overshoot: Float32Array;
}

/** A lane with the outlier, and the same lane without it. */
export interface LanePair {
  readonly hit: OutlierLaneTrace;
  readonly clean: OutlierLaneTrace;
}

export interface OutlierResult {
  readonly setup: OutlierSetup;
  readonly steps: number;
  readonly whole: LanePair;
  readonly blocks: LanePair;
  /** Factor that clipping put on the gradients of each step; all 1 without clipping. */
  readonly scale: Float32Array;
  /** Angle in degrees between the 32-bit updates with and without clipping; all 0 without clipping. */
  readonly turned: Float32Array;
}

interface Recorder {
  readonly keepsCodes: boolean;
  readonly lane: PlainLane8;
  readonly trace: OutlierLaneTrace;
}

/**
 * One gradient made too large, in a run of real Adam steps (lib/numerics step8 and step32): with one block for the
 * whole tensor and with blocks, each beside a run of the same gradients without the outlier.
 *
 * All lanes see the same gradients, a function of the seed. With clipping, each run has its own history of norms, and
 * the 8-bit lanes are held against a 32-bit lane that clips too: what differs is the storage alone.
 *
 * @throws NumericsError for a block size, map or percentile that the numerics refuse
 */
export function* outlierRun(setup: OutlierSetup): Sliced<OutlierResult> {
  const steps = setup.steps ?? STEPS;
  const { factor: _factor, at: _at, element: _element, ...rest } = setup;
  const key = JSON.stringify(rest);
  const known = kept?.key === key ? kept.pass : undefined;
  const clean = known ?? (yield* passOf(setup, false, 0, 0.5));
  kept = { key, pass: clean };
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

/** Both lanes of one pass over the steps. */
interface Pass extends Pick<OutlierResult, "scale" | "turned"> {
  readonly whole: OutlierLaneTrace;
  readonly blocks: OutlierLaneTrace;
}

/** The last pass without the outlier: it stays the same while the reader moves the outlier, and is half of the work. */
let kept: { readonly key: string; readonly pass: Pass } | undefined;

/** @param from share of the work that is done before this pass, and `to` after it */
function* passOf(setup: OutlierSetup, hit: boolean, from: number, to: number): Sliced<Pass> {
  const { blockSize, factor, at, element, beta2, percentile, seed, steps = STEPS } = setup;
  const n = PARAMETERS;
  const source = logNormalGradients(seed, n, SPREAD);
  const maps = {
    signed: makeMap(setup.map, { bits: 8, signed: true }),
    unsigned: makeMap(setup.map, { bits: 8, signed: false }),
  };
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

/** Standard deviation of the power of ten of the gradients' scales: parameters of one layer differ by some ten times. */
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
