import { dequantize } from "@/lib/numerics/dequantize";
import { makeMap } from "@/lib/numerics/maps";
import { makeRandom } from "@/lib/numerics/random";
import { adam } from "@/lib/numerics/rules/adam";
import { momentum } from "@/lib/numerics/rules/momentum";
import type { Hyper, Rule } from "@/lib/numerics/rules/rule";
import { makeState8, step8 } from "@/lib/numerics/step8";
import { makeState32, step32 } from "@/lib/numerics/step32";
import { REACH, type Surface, surfaceNamed } from "./surfaces";

/** Steps of a race. */
export const MAX_STEPS = 150;

/** Where and how the optimizers run. */
export interface RaceSetup {
  /** Name of a surface. */
  readonly surface: string;
  /** How many other points share the block with the reader's. */
  readonly company: number;
  /** Map of the 8-bit lane. */
  readonly map: string;
  /** Learning rate of both Adams, and that of SGD and momentum. */
  readonly learningRate: number;
  readonly sgdRate: number;
  /** The reader's point. */
  readonly startX: number;
  readonly startY: number;
}

/** The way of one optimizer: x and y after each step, the start included, [MAX_STEPS + 1]. */
export interface Track {
  readonly x: Float32Array;
  readonly y: Float32Array;
}

/** m and r of the whole block after one step, [x, y] of each point; the reader's point comes first. */
export interface Memory {
  /** The results of the step's 32-bit arithmetic. */
  readonly fresh: readonly [m: Float32Array, r: Float32Array];
  /** The values that the codes stand for. */
  readonly kept: readonly [m: Float32Array, r: Float32Array];
}

/** The ways of the four optimizers. */
export interface Race {
  readonly sgd: Track;
  readonly momentum: Track;
  readonly adam32: Track;
  readonly adam8: Track;
  /** The moments of the 8-bit Adam after each step, [MAX_STEPS]; there are none for step 0. */
  readonly memory: readonly Memory[];
}

/**
 * Runs all steps of all four optimizers by `lib/numerics`: the 8-bit lane is the block step of the kernels' readable
 * twin.
 *
 * @throws RangeError if there is no such surface, NumericsError if there is no such map
 */
export function runRace(setup: RaceSetup): Race {
  const surface = surfaceNamed(setup.surface);
  const start = Float32Array.of(setup.startX, setup.startY);
  const sgdHyper = { learningRate: setup.sgdRate };
  const adamHyper = { learningRate: setup.learningRate };
  return {
    sgd: run32(surface, momentum, { ...sgdHyper, momentum: 0 }, start),
    momentum: run32(surface, momentum, sgdHyper, start),
    adam32: run32(surface, adam, adamHyper, start),
    ...run8(surface, setup.map, adamHyper, blockOf(start, setup.company)),
  };
}

/** Writes the gradients of points, [x, y] of each, to `out`. */
function gradientsAt(surface: Surface, points: Float32Array, out: Float32Array): void {
  for (let i = 0; i < points.length; i += 2) {
    const [gx, gy] = surface.gradient(points[i], points[i + 1]);
    out[i] = gx;
    out[i + 1] = gy;
  }
}

const emptyTrack = (): Track => ({ x: new Float32Array(MAX_STEPS + 1), y: new Float32Array(MAX_STEPS + 1) });

function note(track: Track, step: number, points: Float32Array): void {
  track.x[step] = points[0];
  track.y[step] = points[1];
}

function run32(surface: Surface, rule: Rule, hyper: Hyper, start: Float32Array): Track {
  const points = start.slice();
  const gradients = new Float32Array(2);
  const states = makeState32(rule, 2);
  const track = emptyTrack();
  note(track, 0, points);
  for (let step = 1; step <= MAX_STEPS; step++) {
    gradientsAt(surface, points, gradients);
    step32(rule, rule.prepare(hyper, step), points, gradients, states);
    note(track, step, points);
  }
  return track;
}

const SEED = 1;

/** The reader's point, then the other points of the block: anywhere on the picture, the same ones each time. */
function blockOf(start: Float32Array, company: number): Float32Array {
  const random = makeRandom(SEED);
  const others = Array.from({ length: 2 * company }, () => REACH * (2 * random.uniform() - 1));
  return Float32Array.of(...start, ...others);
}

/** Runs a block of points, whose values share one absmax for m and one for r. */
function run8(surface: Surface, map: string, hyper: Hyper, block: Float32Array) {
  const points = block.slice();
  const n = points.length;
  const gradients = new Float32Array(n);
  const maps = {
    signed: makeMap(map, { bits: 8, signed: true }),
    unsigned: makeMap(map, { bits: 8, signed: false }),
  };
  const states = makeState8(adam, n, n, maps);
  const adam8 = emptyTrack();
  const memory: Memory[] = [];
  note(adam8, 0, points);
  for (let step = 1; step <= MAX_STEPS; step++) {
    gradientsAt(surface, points, gradients);
    const c = adam.prepare(hyper, step);
    // The block step does not return its 32-bit moments. The 32-bit step computes the same ones from the same memory.
    const [m, r] = states.map((state) => dequantize(state));
    step32(adam, c, points.slice(), gradients, [m, r]);
    step8(adam, c, points, gradients, states);
    memory.push({ fresh: [m, r], kept: [dequantize(states[0]), dequantize(states[1])] });
    note(adam8, step, points);
  }
  return { adam8, memory };
}

/** One moment of the reader's point: computed, as stored, and the error as a share of the computed value. */
export interface Remembered {
  readonly symbol: string;
  readonly axis: string;
  readonly fresh: number;
  readonly kept: number;
  /** |kept - fresh| / |fresh|; NaN for 0. */
  readonly error: number;
}

/** Returns m and r of x and y of the reader's point, in this order. */
export function rememberedOf({ fresh, kept }: Memory): Remembered[] {
  return ["m", "r"].flatMap((symbol, state) =>
    ["x", "y"].map((axis, i) => {
      const [is, was] = [fresh[state][i], kept[state][i]];
      return { symbol, axis, fresh: is, kept: was, error: Math.abs(was - is) / Math.abs(is) };
    }),
  );
}

/** Counts the values of r in the block that are not zero and are stored as zero. */
export const vanished = ({ fresh, kept }: Memory): number =>
  kept[1].reduce((count, value, i) => count + (value === 0 && fresh[1][i] > 0 ? 1 : 0), 0);
