/** Tables with nearly equal values, or of one sign, in states with a sign guard: the codes are the twin's. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { midpointsOf } from "@/lib/numerics/encode";
import { customMap, type QuantizationMap } from "@/lib/numerics/maps";
import { unpackCodes } from "@/lib/numerics/packCodes";
import { ruleNamed } from "@/lib/numerics/rules";
import * as reference4 from "@/lib/numerics/step4";
import * as reference8 from "@/lib/numerics/step8";
import { storageBufferOf } from "./buffers";
import type { OpenDevice } from "./device";
import { makeState4 } from "./state4";
import { makeState8 } from "./state8";
import { readState } from "./stateData";
import { encodeStep } from "./step";
import { openTestDevice, runPass } from "./testDevice";

let opened: OpenDevice;
beforeAll(async () => {
  opened = await openTestDevice();
});
afterAll(() => opened.close());

const BLOCK = 64;
/** Floats that are tested on both sides of each value and each midpoint. */
const NEIGHBOURS = 3;
/** The smallest normal float: GPUs may take smaller numbers for 0. */
const SMALLEST_NORMAL = 2 ** -126;
const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

/** Returns x and the floats next to it, without subnormal numbers. */
function around(x: number): number[] {
  return Array.from({ length: 2 * NEIGHBOURS + 1 }, (_, i) => {
    float[0] = x;
    bits[0] += i - NEIGHBOURS;
    return float[0];
  }).filter((y) => y === 0 || (Math.abs(y) >= SMALLEST_NORMAL && Math.abs(y) <= 1));
}

/**
 * Returns gradients in blocks of absmax 1, so that states divided by it are the gradients themselves, and a block of
 * zeros at the end. 1 stands first in each other block.
 */
function gradientsFor({ values }: QuantizationMap): Float32Array {
  const x = [...values, ...midpointsOf(values), 0].flatMap(around);
  const blocks = [];
  for (let start = 0; start < x.length; start += BLOCK - 1) {
    const block = new Float32Array(BLOCK);
    block.set([1, ...x.slice(start, start + BLOCK - 1)]);
    blocks.push(...block);
  }
  return Float32Array.from([...blocks, ...new Float32Array(BLOCK)]);
}

const TABLES = [
  ["0 and 4e-9, as the library's linear map has them", [-1, -0.5, 0, 4e-9, 0.5, 1]],
  ["neighbours of 0 on both sides", [-1, -4e-9, 0, 4e-9, 1]],
  ["floats next to each other, some equal", [-1, 0.5, 0.5 + 2 ** -24, 0.5 + 2 ** -24, 0.5 + 2 ** -23, 1]],
  ["no value between two tiny values of both signs", [-1, -(2 ** -100), 2 ** -100, 1]],
  ["a negative value that is the code of 0", [-1, -(2 ** -149), 0, 0.5, 1]],
  ["0 twice", [-1, -0.5, 0, 0, 0.5, 1]],
  ["no value above 0, fewer than 16", [-1, -0.5, -0.25]],
  ["no value below 0", [0.25, 0.25 + 2 ** -25, 1]],
] as const;

it.each(TABLES.flatMap(([name, values]) => ([8, 4] as const).map((width) => [name, width, values] as const)))(
  "%s, in %i bits",
  async (_, width, values) => {
    const { device } = opened;
    const map = customMap([...values]);
    const maps = { signed: map, unsigned: map };
    // The first step of momentum makes the gradient the new state.
    const rule = ruleNamed("momentum");
    const gradients = gradientsFor(map);
    const n = gradients.length;
    const coefficients = rule.prepare({ learningRate: 0 }, 1);
    const params = storageBufferOf(device, "params", new Float32Array(n));
    const grads = storageBufferOf(device, "grads", gradients);
    const step = (state: ReturnType<typeof makeState4> | ReturnType<typeof makeState8>) =>
      runPass(device, (pass) => encodeStep(pass, state, { params, grads, coefficients }));
    const sentences = (got: Uint8Array, wanted: Uint8Array) =>
      [...wanted.keys()]
        .filter((i) => got[i] !== wanted[i])
        .map((i) => `${gradients[i]}: code ${got[i]} instead of ${wanted[i]}`);
    if (width === 8) {
      const wanted = reference8.makeState8(rule, n, BLOCK, maps);
      reference8.step8(rule, coefficients, new Float32Array(n), gradients, wanted);
      const state = makeState8(device, rule, n, BLOCK, maps);
      step(state);
      const [{ codes }] = await readState(state);
      expect(sentences(codes, wanted[0].codes)).toEqual([]);
      state.destroy();
    } else {
      const wanted = reference4.makeState4(rule, n, BLOCK, maps);
      reference4.step4(rule, coefficients, new Float32Array(n), gradients, wanted);
      const state = makeState4(device, rule, n, BLOCK, maps);
      step(state);
      const [{ bytes }] = await readState(state);
      const unpacked = (packed: Uint8Array) => unpackCodes(packed, n);
      expect(sentences(unpacked(bytes), unpacked(wanted[0].bytes))).toEqual([]);
      state.destroy();
    }
    params.destroy();
    grads.destroy();
  },
);
