/** State in 4 bits: makes it and reads it. */
import { encode } from "@/lib/numerics/encode";
import { packCodes } from "@/lib/numerics/packCodes";
import type { Rule } from "@/lib/numerics/rules/rule";
import { BLOCK_SIZE_4, maps4, type Packed } from "@/lib/numerics/step4";
import { readBytes, storageBuffer, uniformBuffer, writeBytes } from "./buffers";
import { KernelArgumentError } from "./errors";
import { kernelFor } from "./kernel";
import { kernelVariantFor } from "./kernelVariant";
import { requireFourBits, tables16Buffer } from "./mapTable16";
import { requireKernel } from "./ruleKernels";
import { STEP_QUADS } from "./sourceParts";
import { mapsOfStates, Owned, type State4, sizeOf } from "./state";
import { octets } from "./statePlaces";
import { step4Source } from "./step4Sources";
import { CODES_ACCESS, keyOf, TENSOR_ACCESS, takesQuads } from "./stepKernel";
import { BLOCK_SIZES, shapeOf, tensorUniform, workgroupsOf } from "./tensor";

/**
 * Makes the 4-bit state of n parameters before the first step: every value is 0.
 *
 * @param n number of parameters, 1 to 2^30
 * @param blockSize values that share one absmax: a power of two from 64 to 4096
 * @param maps for signed states (first moments) and for the others; at most 16 values each
 * @throws KernelArgumentError if n or the block size is out of range, a map is too long, or the rule has no
 *   kernel
 */
export function makeState4(
  device: GPUDevice,
  rule: Rule,
  n: number,
  blockSize = BLOCK_SIZE_4,
  maps = maps4(),
): State4 {
  if (!BLOCK_SIZES.includes(blockSize))
    throw new KernelArgumentError("blockSize", blockSize, `one of ${BLOCK_SIZES.join(", ")} in 4 bits`);
  const shape = shapeOf(n, blockSize);
  requireKernel(rule);
  const stateMaps = mapsOfStates(rule, maps);
  requireFourBits(stateMaps);
  const label = `${rule.name} state in 4 bits`;
  const codes = storageBuffer(device, `${label}: codes`, stateMaps.length * octets(shape) * 4);
  const absmax = storageBuffer(device, `${label}: absmax`, stateMaps.length * shape.blocks * 4);
  const tensor = tensorUniform(device, label, shape);
  const tables = tables16Buffer(device, label, rule, stateMaps);
  const coefficients = uniformBuffer(device, `${label}: coefficients`, rule.coefficients.length * 4);
  stateMaps.forEach((map, k) => {
    const zeros = new Uint8Array(n).fill(encode(map.values, 0));
    writeBytes(device, codes, packCodes(zeros), k * octets(shape) * 4);
  });
  return Object.assign(new Owned([codes, absmax, tensor, tables, coefficients]), {
    bits: 4 as const,
    device,
    rule,
    shape,
    maps: stateMaps,
    codes,
    absmax,
    tensor,
    tables,
    coefficients,
    bytes: sizeOf([codes, absmax]),
    step: {
      kernels: () => [
        kernelFor(device, {
          key: `step4 ${keyOf(rule, shape)}, block ${blockSize}`,
          source: () =>
            step4Source(rule, blockSize, kernelVariantFor(device, stateMaps, "search"), takesQuads(shape)),
          groups: [CODES_ACCESS, TENSOR_ACCESS],
        }),
      ],
      buffers: (buffer: GPUBuffer) => [tensor, tables, codes, absmax, buffer],
      workgroups: workgroupsOf(shape, STEP_QUADS),
    },
  });
}

/** Reads packed codes and absmax of each state of the rule. Waits for the steps submitted before. */
export async function readState4({ device, maps, shape, codes, absmax }: State4): Promise<Packed[]> {
  const { n, blocks, blockSize } = shape;
  const [codeBytes, absmaxBytes] = await Promise.all([readBytes(device, codes), readBytes(device, absmax)]);
  return maps.map((map, k) => {
    const bytes = new Uint8Array(codeBytes, k * octets(shape) * 4, Math.ceil(n / 2)).slice();
    // The kernel leaves any value in the half byte past the last code.
    if (n % 2 === 1) bytes[bytes.length - 1] &= 15;
    return {
      n,
      bytes,
      absmax: new Float32Array(absmaxBytes, k * blocks * 4, blocks).slice(),
      blockSize,
      map,
    };
  });
}
