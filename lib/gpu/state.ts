/** The optimizer state of one tensor on the GPU: makes, saves, loads and destroys it. */
import { encode } from "@/lib/numerics/encode";
import type { QuantizationMap } from "@/lib/numerics/maps/map";
import type { Quantized } from "@/lib/numerics/quantize";
import type { Rule } from "@/lib/numerics/rules/rule";
import { BLOCK_SIZE_4, maps4, type Packed, packCodes } from "@/lib/numerics/step4";
import type { StateMaps } from "@/lib/numerics/step8";
import { readBytes, storageBuffer, uniformBuffer, writeBytes } from "./buffers";
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

/** State in 32-bit floats. */
export interface State32 extends StateBase {
  readonly bits: 32;
  /** One buffer of floats for each state of the rule. */
  readonly states: readonly GPUBuffer[];
}

/** The state of one tensor in any precision. */
export type State = State4 | State8 | State32;

/** Returns the number of groups of eight neighbours, which are the words of codes of one 4-bit state. */
const octets = ({ n }: Shape) => Math.ceil(n / 8);

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

/**
 * Reads a state back, to save or inspect it. Waits for the steps submitted before.
 *
 * @returns one quantized tensor, or one array of floats, for each state of the rule
 */
export function readState(state: State4): Promise<Packed[]>;
export function readState(state: State8): Promise<Quantized[]>;
export function readState(state: State32): Promise<Float32Array[]>;
export async function readState(state: State): Promise<Packed[] | Quantized[] | Float32Array[]> {
  requireAlive(state);
  if (state.bits === 32) return read32(state);
  return state.bits === 8 ? read8(state) : read4(state);
}

async function read4({ device, maps, shape, codes, absmax }: State4): Promise<Packed[]> {
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

async function read8({ device, maps, shape, codes, absmax }: State8): Promise<Quantized[]> {
  const [codeBytes, absmaxBytes] = await Promise.all([readBytes(device, codes), readBytes(device, absmax)]);
  return maps.map((map, k) => ({
    codes: new Uint8Array(codeBytes, k * shape.quads * 4, shape.n).slice(),
    absmax: new Float32Array(absmaxBytes, k * shape.blocks * 4, shape.blocks).slice(),
    blockSize: shape.blockSize,
    map,
  }));
}

const read32 = ({ device, shape, states }: State32): Promise<Float32Array[]> =>
  Promise.all(states.map(async (buffer) => new Float32Array(await readBytes(device, buffer, shape.n * 4))));

function requireLength(name: string, data: { readonly length: number }, length: number): void {
  if (data.length !== length) {
    throw new KernelArgumentError(`the length of ${name}`, data.length, String(length));
  }
}

type StateData = Pick<Packed, "bytes" | "absmax"> | Pick<Quantized, "codes" | "absmax"> | Float32Array;

/**
 * Loads a state that `readState` returned.
 *
 * @param data one entry for each state of the rule. Codes and absmax must fit n and the block size. Maps are
 *   not loaded: the codes must be of the maps that this state was made with.
 * @throws KernelArgumentError if a length differs, or the data have another precision
 */
export function writeState(state: State4, data: readonly Pick<Packed, "bytes" | "absmax">[]): void;
export function writeState(state: State8, data: readonly Pick<Quantized, "codes" | "absmax">[]): void;
export function writeState(state: State32, data: readonly Float32Array[]): void;
export function writeState(state: State, data: readonly StateData[]): void {
  requireAlive(state);
  const { device, shape, rule } = state;
  requireLength("data", data, rule.states.length);
  const writeAbsmax = (buffer: GPUBuffer, { absmax }: { absmax: Float32Array }, k: number) => {
    requireLength(`the absmax of ${rule.states[k].symbol}`, absmax, shape.blocks);
    writeBytes(device, buffer, absmax, k * shape.blocks * 4);
  };
  data.forEach((entry, k) => {
    const { symbol } = rule.states[k];
    if (state.bits === 32 && entry instanceof Float32Array) {
      requireLength(symbol, entry, shape.n);
      writeBytes(device, state.states[k], entry);
    } else if (state.bits === 8 && "codes" in entry) {
      requireLength(`the codes of ${symbol}`, entry.codes, shape.n);
      writeAbsmax(state.absmax, entry, k);
      writeBytes(device, state.codes, entry.codes, k * shape.quads * 4);
    } else if (state.bits === 4 && "bytes" in entry) {
      requireLength(`the bytes of ${symbol}`, entry.bytes, Math.ceil(shape.n / 2));
      writeAbsmax(state.absmax, entry, k);
      writeBytes(device, state.codes, entry.bytes, k * octets(shape) * 4);
    } else {
      throw new KernelArgumentError(`the data of ${symbol}`, "of another precision", `in ${state.bits} bits`);
    }
  });
}
