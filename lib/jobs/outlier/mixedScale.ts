/** Trains a weight matrix whose rows have gradients of different size, with 32-bit and with 8-bit state. */
import { stateMaps } from "@/lib/numerics/stateMaps";
import type { Sliced } from "../sliced";
import { type GradientSource, gradientsOf } from "./gradients";
import { adam, makeLane8, makeLane32, type PlainLane, type PlainLane8 } from "./plainLane";

/** The weight matrix is [rows, columns], row-major. Every second row has small gradients. */
const ROWS = 64;
const COLUMNS = 64;

/** The settings of the experiment. */
export interface MixedSetup {
  /** Name of the map; see stateMaps for how it stores both moments. */
  readonly map: string;
  readonly blockSize: number;
  /** Typical gradient (standard deviation) in the large rows. */
  readonly size: number;
  /** Factor by which the gradients of the small rows are smaller. */
  readonly ratio: number;
  readonly steps: number;
  /** Whether the gradients of the small rows are exactly zero in the last step. */
  readonly silent: boolean;
  readonly seed: number;
}

/** The result of the experiment. */
export interface MixedResult {
  readonly setup: MixedSetup;
  /**
   * Mean distance of the small or the large rows from the start after each step, [steps + 1], from step 0.
   */
  readonly small32: Float32Array;
  readonly small8: Float32Array;
  readonly large32: Float32Array;
  readonly large8: Float32Array;
  /** Signed distance of each parameter of the small rows from its start. */
  readonly moved32: Float32Array;
  readonly moved8: Float32Array;
  /** Share of the small rows' parameters whose r is stored as 0. */
  readonly zeroR: number;
  /** Share of the small rows' parameters whose r is stored as 0 and whose m is not. */
  readonly zeroROnly: number;
  /**
   * Length of the longest step of a parameter with r = 0 and m not 0 if its next gradient is exactly zero:
   * learningRate * m / epsilon, with the bias correction of m. 0 if there is no such parameter.
   */
  readonly leap: number;
}

const isSmall = (i: number) => Math.floor(i / COLUMNS) % 2 === 1;

function mixedGradients({ seed, size, ratio }: MixedSetup): GradientSource {
  return gradientsOf(
    seed,
    Float32Array.from({ length: ROWS * COLUMNS }, (_, i) => (isSmall(i) ? size / ratio : size)),
  );
}

/**
 * Runs Adam on rows whose gradients differ in size, with 32-bit and with 8-bit state (lib/numerics step8 and
 * step32).
 *
 * Adam's step hardly depends on the size of a gradient, so with 32-bit state all rows move about equally far.
 * In 8 bits a second moment below 1.6e-7 of its block's absmax is stored as zero, so that the step is divided
 * by too little.
 *
 * @returns yields the share of the steps that are done, 0 to 1
 * @throws NumericsError if block size or map is out of range
 */
export function* mixedRun(setup: MixedSetup): Sliced<MixedResult> {
  const { map, blockSize, steps, silent } = setup;
  const n = ROWS * COLUMNS;
  const source = mixedGradients(setup);
  const lane32 = makeLane32(n);
  const lane8 = makeLane8(n, blockSize, stateMaps(map, 8, adam));
  const traces = { small32: new Float32Array(steps + 1), small8: new Float32Array(steps + 1) };
  const large = { large32: new Float32Array(steps + 1), large8: new Float32Array(steps + 1) };
  let before = 0;
  for (let step = 1; step <= steps; step++) {
    const grads = source.at(step);
    if (silent && step === steps) {
      before = leapOf(lane8, step);
      for (let i = 0; i < n; i++) if (isSmall(i)) grads[i] = 0;
    }
    lane32.advance({}, step, grads);
    lane8.advance({}, step, grads);
    traces.small32[step] = meanMoved(lane32, true);
    traces.small8[step] = meanMoved(lane8, true);
    large.large32[step] = meanMoved(lane32, false);
    large.large8[step] = meanMoved(lane8, false);
    yield step / steps;
  }
  return {
    setup,
    ...traces,
    ...large,
    moved32: smallOnly(lane32.params),
    moved8: smallOnly(lane8.params),
    ...zerosOf(lane8),
    leap: silent ? before : leapOf(lane8, steps + 1),
  };
}

const smallOnly = (x: Float32Array) => x.filter((_, i) => isSmall(i));

function meanMoved({ params }: PlainLane, small: boolean): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < params.length; i++) {
    if (isSmall(i) !== small) continue;
    sum += Math.abs(params[i]);
    count++;
  }
  return sum / count;
}

const stored = ({ codes, absmax, blockSize, map }: PlainLane8["m"], i: number) =>
  map.values[codes[i]] * absmax[Math.floor(i / blockSize)];

function zerosOf({ m, r }: PlainLane8): { zeroR: number; zeroROnly: number } {
  let zero = 0;
  let only = 0;
  const n = r.codes.length;
  for (let i = 0; i < n; i++) {
    if (!isSmall(i) || stored(r, i) !== 0) continue;
    zero++;
    if (stored(m, i) !== 0) only++;
  }
  return { zeroR: zero / (n / 2), zeroROnly: only / (n / 2) };
}

/**
 * Returns the longest step of any parameter with r = 0 and m not 0 if the gradients of the small rows are
 * zero.
 */
function leapOf({ m, r, params }: PlainLane8, step: number): number {
  const c = adam.prepare({}, step);
  const cell = { p: 0, g: 0, s: new Float32Array(2) };
  let leap = 0;
  for (let i = 0; i < params.length; i++) {
    if (!isSmall(i) || stored(r, i) !== 0 || stored(m, i) === 0) continue;
    cell.p = 0;
    cell.s[0] = stored(m, i);
    cell.s[1] = 0;
    adam.apply(cell, c);
    leap = Math.max(leap, Math.abs(cell.p));
  }
  return leap;
}
