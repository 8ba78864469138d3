/** The data of an optimizer state on the GPU: reads them to save or inspect them, and writes them back. */
import type { Quantized } from "@/lib/numerics/quantize";
import type { Packed } from "@/lib/numerics/step4";
import { readBytes, writeBytes } from "./buffers";
import { KernelArgumentError } from "./errors";
import { octets, requireAlive, type State, type State4, type State8, type State32 } from "./state";

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
