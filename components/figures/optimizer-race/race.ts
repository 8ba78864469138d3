import { dequantize } from "@/lib/numerics/dequantize";
import { makeMap } from "@/lib/numerics/maps";
import { makeRandom } from "@/lib/numerics/random";
import { adam } from "@/lib/numerics/rules/adam";
import { momentum } from "@/lib/numerics/rules/momentum";
import type { Hyper, Rule } from "@/lib/numerics/rules/rule";
import { makeState8, step8 } from "@/lib/numerics/step8";
import { makeState32, step32 } from "@/lib/numerics/step32";
import type { Values } from "@/lib/options/options";
import type { optimizerRaceOptions } from "./figure";
import { MAX_STEPS } from "./figure";
import { REACH, type Surface, surfaceNamed } from "./surfaces";

export type RaceValues = Values<typeof optimizerRaceOptions>;

/** Where one optimizer goes: x and y of each step, the start included. */
export interface Track {
  readonly x: Float32Array;
  readonly y: Float32Array;
}

/** m and r of the whole block after one step, [x, y] of each point; the reader's point comes first. */
export interface Memory {
  /** As the 32-bit arithmetic of the step left them. */
  readonly fresh: readonly [m: Float32Array, r: Float32Array];
  /** As the codes remember them. */
  readonly kept: readonly [m: Float32Array, r: Float32Array];
}

export interface Race {
  readonly sgd: Track;
  readonly momentum: Track;
  readonly adam32: Track;
  readonly adam8: Track;
  /** What Adam 8-bit remembers after each step; none for step 0. */
  readonly memory: readonly Memory[];
}

/** All steps of all four, from `lib/numerics`: the 8-bit lane is the block step of the kernels' readable twin. */
export function runRace(values: RaceValues): Race {
  const surface = surfaceNamed(values.surface);
  const start = Float32Array.of(values.startX, values.startY);
  const sgdHyper = { learningRate: values.sgdRate };
  const adamHyper = { learningRate: values.learningRate };
  return {
    sgd: run32(surface, momentum, { ...sgdHyper, momentum: 0 }, start),
    momentum: run32(surface, momentum, sgdHyper, start),
    adam32: run32(surface, adam, adamHyper, start),
    ...run8(surface, values.map, adamHyper, blockOf(start, values.company)),
  };
}

/** Gradients of points that stand one after the other, x and y of each. */
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

/** The reader's point and others anywhere on the picture, the same ones each time. */
function blockOf(start: Float32Array, company: number): Float32Array {
  const random = makeRandom(SEED);
  const others = Array.from({ length: 2 * company }, () => REACH * (2 * random.uniform() - 1));
  return Float32Array.of(...start, ...others);
}

/** One block of points: its values share one absmax for m and one for r. */
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
    // The block step keeps its 32-bit moments to itself. From the same memory the 32-bit step makes the same ones.
    const [m, r] = states.map((state) => dequantize(state));
    step32(adam, c, points.slice(), gradients, [m, r]);
    step8(adam, c, points, gradients, states);
    memory.push({ fresh: [m, r], kept: [dequantize(states[0]), dequantize(states[1])] });
    note(adam8, step, points);
  }
  return { adam8, memory };
}
