import { adversarialGradients } from "@/lib/gpu/adversarialValues";
import { storageBufferOf } from "@/lib/gpu/buffers";
import { makeState4 } from "@/lib/gpu/state4";
import { readState } from "@/lib/gpu/stateData";
import { encodeStep } from "@/lib/gpu/step";
import { BLOCK_SIZES } from "@/lib/gpu/tensor";
import { runPass } from "@/lib/gpu/testDevice";
import { MAPS, type QuantizationMap } from "@/lib/numerics/maps";
import { unpackCodes } from "@/lib/numerics/packCodes";
import { ruleNamed } from "@/lib/numerics/rules";
import * as reference from "@/lib/numerics/step4";
import type { TryBatch } from "./quantize";

const ALL_MAPS: readonly QuantizationMap[] = MAPS.flatMap((family) =>
  [true, false]
    .map((signed) => ({ bits: 4, signed }))
    .filter((request) => family.offers(request))
    .map((request) => family.make(request)),
);

/**
 * The rule of the test: its first step copies the gradient into the state, so that the gradient is what is
 * quantized.
 */
const MOMENTUM = ruleNamed("momentum");
const COEFFICIENTS = MOMENTUM.prepare({ learningRate: 0 }, 1);

/** Tests the state after a 4-bit step: every code and every absmax must equal the reference. */
export const tryStep4: TryBatch = async (device, random, batch, n) => {
  const map = ALL_MAPS[batch % ALL_MAPS.length];
  const blockSize = BLOCK_SIZES[(batch + Math.floor(batch / ALL_MAPS.length)) % BLOCK_SIZES.length];
  const x = adversarialGradients(random, map, n, blockSize);
  const both = { signed: map, unsigned: map };
  const [wanted] = reference.makeState4(MOMENTUM, n, blockSize, both);
  reference.step4(MOMENTUM, COEFFICIENTS, new Float32Array(n), x, [wanted]);

  const state = makeState4(device, MOMENTUM, n, blockSize, both);
  const params = storageBufferOf(device, "params", new Float32Array(n));
  const grads = storageBufferOf(device, "grads", x);
  runPass(device, (pass) => encodeStep(pass, state, { params, grads, coefficients: COEFFICIENTS }));
  const [got] = await readState(state);
  for (const owner of [params, grads, state]) owner.destroy();

  const differences: string[] = [];
  wanted.absmax.forEach((absmax, b) => {
    if (got.absmax[b] !== absmax) differences.push(`absmax[${b}] is ${got.absmax[b]} instead of ${absmax}`);
  });
  const codes = { wanted: unpackCodes(wanted.bytes, n), got: unpackCodes(got.bytes, n) };
  codes.wanted.forEach((code, i) => {
    if (codes.got[i] === code) return;
    const absmax = wanted.absmax[Math.floor(i / blockSize)];
    differences.push(`x[${i}] = ${x[i]}, absmax ${absmax}: code ${codes.got[i]} instead of ${code}`);
  });
  return { name: `a step in 4 bits, ${map.name}, block ${blockSize}`, differences };
};
