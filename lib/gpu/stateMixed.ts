/** State whose moments differ in width: makes it and reads it. */
import { encode } from "@/lib/numerics/encode";
import type { Rule } from "@/lib/numerics/rules/rule";
import type { StateMaps } from "@/lib/numerics/step8";
import type { MomentState } from "@/lib/numerics/stepMixed";
import { readBytes, storageBuffer, uniformBuffer, writeBytes } from "./buffers";
import { KernelArgumentError } from "./errors";
import { kernelFor } from "./kernel";
import { kernelVariantFor } from "./kernelVariant";
import { encodeMethodFor, makeMapTable } from "./mapTable";
import { requireKernel } from "./ruleKernels";
import { STEP_QUADS } from "./sourceParts";
import { Owned, type StateMixed, sizeOf } from "./state";
import { placesOf } from "./statePlaces";
import { CODES_ACCESS, keyOf, TENSOR_ACCESS, takesQuads } from "./stepKernel";
import { stepMixedSource } from "./stepMixedSources";
import { BLOCK_SIZES, shapeOf, tablesBuffer, tensorUniform, workgroupsOf } from "./tensor";

/**
 * Storage buffers that the kernels of a state of mixed widths bind: of a step, and of the sums over the whole
 * tensor.
 */
const MIXED_STEP_BUFFERS = 6;
const MIXED_SUMS_BUFFERS = 7;

/**
 * Makes the state of n parameters before the first step, each moment in its own width: every value is 0.
 *
 * @param n number of parameters, 1 to 2^30
 * @param blockSize values that share one absmax: a power of two from 64 to 4096
 * @param maps for signed states (first moments) and for the others
 * @param stateBits of each of `rule.states`; both widths occur (makeState8 and makeState32 are for one width)
 * @throws KernelArgumentError if n, the block size or the widths are out of range, the rule has no kernel, or
 *   the device binds too few buffers
 */
export function makeStateMixed(
  device: GPUDevice,
  rule: Rule,
  n: number,
  blockSize: number,
  maps: StateMaps,
  stateBits: readonly (8 | 32)[],
): StateMixed {
  if (!BLOCK_SIZES.includes(blockSize))
    throw new KernelArgumentError(
      "blockSize",
      blockSize,
      `one of ${BLOCK_SIZES.join(", ")} where moments differ in bits`,
    );
  if (stateBits.length !== rule.states.length || !stateBits.includes(8) || !stateBits.includes(32))
    throw new KernelArgumentError("stateBits", String(stateBits), `8 and 32 for the states of ${rule.name}`);
  const least = rule.tensorWide ? MIXED_SUMS_BUFFERS : MIXED_STEP_BUFFERS;
  const { maxStorageBuffersPerShaderStage: most } = device.limits;
  if (most < least)
    throw new KernelArgumentError(
      "the GPU's limit maxStorageBuffersPerShaderStage",
      most,
      `at least ${least}`,
    );
  const shape = shapeOf(n, blockSize);
  requireKernel(rule);
  const coded = rule.states.filter((_, k) => stateBits[k] === 8);
  const uses = coded.map(({ signed }) => ({ map: signed ? maps.signed : maps.unsigned, guarded: signed }));
  const encodeMethod = encodeMethodFor(uses);
  const mapTables = uses.map((use) => makeMapTable(use, encodeMethod));
  const label = `${rule.name} state in ${stateBits} bits`;
  const codes = storageBuffer(device, `${label}: codes`, coded.length * shape.quads * 4);
  const absmax = storageBuffer(device, `${label}: absmax`, coded.length * shape.blocks * 4);
  const floats = storageBuffer(
    device,
    `${label}: floats`,
    (stateBits.length - coded.length) * shape.quads * 16,
  );
  const tensor = tensorUniform(device, label, shape, mapTables);
  const tables = tablesBuffer(device, label, mapTables);
  const coefficients = uniformBuffer(device, `${label}: coefficients`, rule.coefficients.length * 4);
  uses.forEach(({ map }, k) => {
    const zeros = new Uint8Array(shape.quads * 4).fill(encode(map.values, 0));
    writeBytes(device, codes, zeros, k * shape.quads * 4);
  });
  const stateMaps = uses.map(({ map }) => map);
  return Object.assign(new Owned([codes, absmax, floats, tensor, tables, coefficients]), {
    bits: "mixed" as const,
    device,
    rule,
    shape,
    stateBits,
    maps: stateMaps,
    encodeMethod,
    codes,
    absmax,
    floats,
    tensor,
    tables,
    coefficients,
    bytes: sizeOf([codes, absmax, floats]),
    step: {
      kernels: () => {
        const variant = kernelVariantFor(device, stateMaps, encodeMethod);
        return [
          kernelFor(device, {
            key: `step of ${stateBits} bits, ${keyOf(rule, shape)}, ${variant.key}, block ${blockSize}`,
            source: () => stepMixedSource(rule, stateBits, blockSize, variant, takesQuads(shape)),
            groups: [[...CODES_ACCESS, "write"], TENSOR_ACCESS],
          }),
        ];
      },
      buffers: (buffer: GPUBuffer) => [tensor, tables, codes, absmax, buffer, floats],
      workgroups: workgroupsOf(shape, STEP_QUADS),
    },
  });
}

/** Reads each state of the rule: codes and absmax, or floats. Waits for the steps submitted before. */
export async function readStateMixed(state: StateMixed): Promise<MomentState[]> {
  const { device, maps, shape, stateBits, codes, absmax, floats } = state;
  const [codeBytes, absmaxBytes, floatBytes] = await Promise.all(
    [codes, absmax, floats].map((buffer) => readBytes(device, buffer)),
  );
  return placesOf(stateBits).map((at, k) =>
    stateBits[k] === 32
      ? new Float32Array(floatBytes, at * shape.quads * 16, shape.n).slice()
      : {
          codes: new Uint8Array(codeBytes, at * shape.quads * 4, shape.n).slice(),
          absmax: new Float32Array(absmaxBytes, at * shape.blocks * 4, shape.blocks).slice(),
          blockSize: shape.blockSize,
          map: maps[at],
        },
  );
}
