/** The optimizer state of one tensor on the GPU: makes and destroys it. stateData.ts reads and writes it. */
import { encode } from "@/lib/numerics/encode";
import type { QuantizationMap } from "@/lib/numerics/maps/map";
import type { Rule } from "@/lib/numerics/rules/rule";
import { BLOCK_SIZE_4, maps4, packCodes } from "@/lib/numerics/step4";
import type { StateMaps } from "@/lib/numerics/step8";
import { storageBuffer, uniformBuffer, writeBytes } from "./buffers";
import { KernelArgumentError } from "./errors";
import { type EncodeMethod, encodeMethodFor, makeMapTable } from "./mapTable";
import { requireFourBits, tables16Buffer } from "./mapTable16";
import { requireKernel } from "./ruleKernels";
import { BLOCK_SIZES, type Shape, shapeOf, tablesBuffer, tensorUniform } from "./tensor";

interface StateBase {
  readonly device: GPUDevice;
  readonly rule: Rule;
  readonly shape: Shape;
  /** Bytes of the buffers that hold the state itself: codes and absmax, or floats. */
  readonly bytes: number;
  /** The coefficients of the step, packed; written by `encodeStep`. */
  readonly coefficients: GPUBuffer;
  /** The uniform of kernels/parts/tensor.wgsl. */
  readonly tensor: GPUBuffer;
  readonly destroyed: boolean;
  /** Frees all buffers. Call it once no recorded step is waiting to be submitted. */
  destroy(): void;
}

/** State in 8 bits. */
export interface State8 extends StateBase {
  readonly bits: 8;
  /** One map for each state of the rule. */
  readonly maps: readonly QuantizationMap[];
  readonly encodeMethod: EncodeMethod;
  /** Codes of all states, one after the other; state k begins at word k * shape.quads. */
  readonly codes: GPUBuffer;
  /** One float32 a block; state k begins at k * shape.blocks. */
  readonly absmax: GPUBuffer;
  /** For wide blocks: the new absmax that the first pass of a step finds. */
  readonly fresh: GPUBuffer | undefined;
  readonly tables: GPUBuffer;
}

/** State in 4 bits. */
export interface State4 extends StateBase {
  readonly bits: 4;
  /** One map of at most 16 values for each state of the rule. */
  readonly maps: readonly QuantizationMap[];
  /** Eight codes a word; state k begins at word k * octets(shape). */
  readonly codes: GPUBuffer;
  /** One float32 a block; state k begins at k * shape.blocks. */
  readonly absmax: GPUBuffer;
  readonly tables: GPUBuffer;
}

/** State whose moments differ in width: some in 8-bit codes, the others in 32-bit floats. */
export interface StateMixed extends StateBase {
  readonly bits: "mixed";
  /** Bits of each state of the rule. */
  readonly stateBits: readonly (8 | 32)[];
  /** One map for each state in codes. */
  readonly maps: readonly QuantizationMap[];
  readonly encodeMethod: EncodeMethod;
  /** Codes of the states in codes, one after the other; each takes shape.quads words. */
  readonly codes: GPUBuffer;
  /** One float32 a block; each state in codes takes shape.blocks of them. */
  readonly absmax: GPUBuffer;
  /** The states in floats, one after the other; each takes shape.quads groups of four. */
  readonly floats: GPUBuffer;
  readonly tables: GPUBuffer;
}

/** State in 32-bit floats. */
export interface State32 extends StateBase {
  readonly bits: 32;
  /** One buffer of floats for each state of the rule. */
  readonly states: readonly GPUBuffer[];
}

/** The state of one tensor in any precision. */
export type State = State4 | State8 | State32 | StateMixed;

/** Returns the number of groups of eight neighbours, which are the words of codes of one 4-bit state. */
export const octets = ({ n }: Shape): number => Math.ceil(n / 8);

/** Buffers that are freed together. */
class Owned {
  destroyed = false;
  constructor(private readonly owned: readonly GPUBuffer[]) {}
  destroy(): void {
    this.destroyed = true;
    for (const buffer of this.owned) buffer.destroy();
  }
}

const mapsOfStates = (rule: Rule, { signed, unsigned }: StateMaps) =>
  rule.states.map((state) => (state.signed ? signed : unsigned));

const sizeOf = (buffers: readonly GPUBuffer[]) => buffers.reduce((sum, buffer) => sum + buffer.size, 0);

/**
 * Makes the 8-bit state of n parameters before the first step: every value is 0.
 *
 * @param n number of parameters, 1 to 2^30
 * @param blockSize values that share one absmax: a power of two from 64 to 4096, at full speed; another
 *   multiple of 4, or n or more (the whole tensor), in two passes over memory
 * @param maps for signed states (first moments) and for the others
 * @throws KernelArgumentError if n or the block size is out of range, or the rule has no kernel
 */
export function makeState8(
  device: GPUDevice,
  rule: Rule,
  n: number,
  blockSize: number,
  maps: StateMaps,
): State8 {
  const shape = shapeOf(n, blockSize);
  requireKernel(rule);
  const stateMaps = mapsOfStates(rule, maps);
  const uses = rule.states.map(({ signed }, k) => ({ map: stateMaps[k], guarded: signed }));
  const encodeMethod = encodeMethodFor(uses);
  const mapTables = uses.map((use) => makeMapTable(use, encodeMethod));
  const label = `${rule.name} state in 8 bits`;
  const codes = storageBuffer(device, `${label}: codes`, stateMaps.length * shape.quads * 4);
  const absmax = storageBuffer(device, `${label}: absmax`, stateMaps.length * shape.blocks * 4);
  const fresh = shape.wide ? storageBuffer(device, `${label}: next absmax`, absmax.size) : undefined;
  const tensor = tensorUniform(device, label, shape, mapTables);
  const tables = tablesBuffer(device, label, mapTables);
  const coefficients = uniformBuffer(device, `${label}: coefficients`, rule.coefficients.length * 4);
  stateMaps.forEach((map, k) => {
    const zeros = new Uint8Array(shape.quads * 4).fill(encode(map.values, 0));
    writeBytes(device, codes, zeros, k * shape.quads * 4);
  });
  return Object.assign(new Owned([codes, absmax, tensor, tables, coefficients, ...(fresh ? [fresh] : [])]), {
    bits: 8 as const,
    device,
    rule,
    shape,
    maps: stateMaps,
    encodeMethod,
    codes,
    absmax,
    fresh,
    tensor,
    tables,
    coefficients,
    bytes: sizeOf([codes, absmax]),
  });
}

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
  });
}

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
  return Object.assign(new Owned([codes, absmax, floats, tensor, tables, coefficients]), {
    bits: "mixed" as const,
    device,
    rule,
    shape,
    stateBits,
    maps: uses.map(({ map }) => map),
    encodeMethod,
    codes,
    absmax,
    floats,
    tensor,
    tables,
    coefficients,
    bytes: sizeOf([codes, absmax, floats]),
  });
}

/**
 * Makes the 32-bit state of n parameters before the first step: zeros.
 *
 * @param n number of parameters, 1 to 2^30
 * @throws KernelArgumentError if n is out of range, or the rule has no kernel
 */
export function makeState32(device: GPUDevice, rule: Rule, n: number): State32 {
  // No kernel of 32-bit state reads the block size.
  const shape = shapeOf(n, 256);
  requireKernel(rule);
  const label = `${rule.name} state in 32 bits`;
  const states = rule.states.map(({ symbol }) =>
    storageBuffer(device, `${label}: ${symbol}`, shape.quads * 16),
  );
  const tensor = tensorUniform(device, label, shape);
  const coefficients = uniformBuffer(device, `${label}: coefficients`, rule.coefficients.length * 4);
  return Object.assign(new Owned([...states, tensor, coefficients]), {
    bits: 32 as const,
    device,
    rule,
    shape,
    states,
    tensor,
    coefficients,
    bytes: sizeOf(states),
  });
}

/** Refuses a destroyed state. @throws KernelArgumentError if the state has been destroyed */
export function requireAlive(state: State): void {
  if (state.destroyed) throw new KernelArgumentError("state", "destroyed", "one that is not destroyed yet");
}
