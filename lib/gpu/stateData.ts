/** The data of an optimizer state on the GPU: reads them to save or inspect them, and writes them back. */
import type { Quantized } from "@/lib/numerics/quantize";
import type { Packed } from "@/lib/numerics/step4";
import type { MomentState } from "@/lib/numerics/stepMixed";
import { readBytes, writeBytes } from "./buffers";
import { KernelArgumentError } from "./errors";
import {
  octets,
  requireAlive,
  type State,
  type State4,
  type State8,
  type State32,
  type StateMixed,
} from "./state";

/**
 * Reads a state back, to save or inspect it. Waits for the steps submitted before.
 *
 * @returns one quantized tensor, or one array of floats, for each state of the rule
 */
export function readState(state: State4): Promise<Packed[]>;
export function readState(state: State8): Promise<Quantized[]>;
export function readState(state: State32): Promise<Float32Array[]>;
export function readState(state: StateMixed): Promise<MomentState[]>;
export async function readState(
  state: State,
): Promise<Packed[] | Quantized[] | Float32Array[] | MomentState[]> {
  requireAlive(state);
  if (state.bits === "mixed") return readMixed(state);
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

/** Returns for each state its place among the states of its width. @param stateBits bits of each state */
const placesOf = (stateBits: readonly (8 | 32)[]): number[] =>
  stateBits.map((width, k) => stateBits.slice(0, k).filter((other) => other === width).length);

async function readMixed(state: StateMixed): Promise<MomentState[]> {
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
export function writeState(
  state: StateMixed,
  data: readonly (Float32Array | Pick<Quantized, "codes" | "absmax">)[],
): void;
export function writeState(state: State, data: readonly StateData[]): void {
  requireAlive(state);
  const { device, shape, rule } = state;
  requireLength("data", data, rule.states.length);
  const writeAbsmax = (buffer: GPUBuffer, { absmax }: { absmax: Float32Array }, k: number) => {
    requireLength(`the absmax of ${rule.states[k].symbol}`, absmax, shape.blocks);
    writeBytes(device, buffer, absmax, k * shape.blocks * 4);
  };
  const places = state.bits === "mixed" ? placesOf(state.stateBits) : [];
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
    } else if (state.bits === "mixed" && state.stateBits[k] === 32 && entry instanceof Float32Array) {
      requireLength(symbol, entry, shape.n);
      writeBytes(device, state.floats, entry, places[k] * shape.quads * 16);
    } else if (state.bits === "mixed" && state.stateBits[k] === 8 && "codes" in entry) {
      requireLength(`the codes of ${symbol}`, entry.codes, shape.n);
      requireLength(`the absmax of ${symbol}`, entry.absmax, shape.blocks);
      writeBytes(device, state.absmax, entry.absmax, places[k] * shape.blocks * 4);
      writeBytes(device, state.codes, entry.codes, places[k] * shape.quads * 4);
    } else {
      const width = state.bits === "mixed" ? state.stateBits[k] : state.bits;
      throw new KernelArgumentError(`the data of ${symbol}`, "of another precision", `in ${width} bits`);
    }
  });
}
