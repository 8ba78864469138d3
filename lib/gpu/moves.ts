/**
 * Measures how far weights move in each step, without reading parameters back. Twin: lib/numerics/moves.ts.
 */
import type { MovesOfSteps } from "@/lib/numerics/moves";
import { type Region, storageBuffer, storageBufferOf, uniformBuffer, writeBytes } from "./buffers";
import { KernelArgumentError, requireWhole } from "./errors";
import { type Access, type Bindable, bind, dispatch, type Kernel, kernelFor } from "./kernel";
import { columnsIn, encodeAppend, makeRowList, type RowList, rowsRegion } from "./rowList";
import { type MomentCodes, movesListSource, movesSource } from "./sources";
import type { State } from "./state";

/** Workgroups for one tensor at most, and elements that call for one workgroup. */
const MAX_WORKGROUPS = 256;
const ELEMENTS_PER_WORKGROUP = 2048;
/** Lanes of one meter at most: the kernels' uniform holds a learning rate for each. */
const MAX_LANES = 8;
/** Words of a lane in a row (kernels/moves.list.wgsl). */
const WORDS = 6;

/** Weights of one tensor before and after a step: n float32 values each. */
export interface Update {
  readonly before: Bindable;
  readonly after: GPUBuffer;
}

interface MeteredTensor {
  readonly state: State;
  readonly codes: MomentCodes | undefined;
  readonly share: GPUBuffer;
  readonly workgroups: number;
}

/** Buffers that collect the moves of all lanes of a run, one row a step; `makeMoveMeter` makes them. */
export interface MoveMeter {
  readonly device: GPUDevice;
  readonly lanes: readonly (readonly MeteredTensor[])[];
  /** For each partial result the index of its tensor in its lane. */
  readonly tensorOfPartial: Uint32Array;
  /** The learning rate of each lane, 8 floats; written before each step. Usage UNIFORM. */
  readonly rates: GPUBuffer;
  /** For each lane a buffer of `zeroBits`; undefined for a lane without two moments in codes. */
  readonly zeros: readonly (GPUBuffer | undefined)[];
  readonly ranges: GPUBuffer;
  readonly partials: GPUBuffer;
  readonly rows: RowList;
  destroy(): void;
}

/** Returns where the first signed state, m, and the first unsigned one, r, are stored in codes. */
function momentCodes(state: State): MomentCodes | undefined {
  if (state.bits === 32) return undefined;
  const { states } = state.rule;
  const m = states.findIndex(({ signed }) => signed);
  const r = states.findIndex(({ signed }) => !signed);
  return m < 0 || r < 0 ? undefined : { bits: state.bits, m, r };
}

/** Returns a bit for each code of m, then for each code of r: whether it names zero, [16 words]. */
function zeroBits(state: State, { m, r }: MomentCodes): Uint32Array {
  const words = new Uint32Array(16);
  if (state.bits === 32) return words;
  [m, r].forEach((k, table) => {
    state.maps[k].values.forEach((value, code) => {
      if (value === 0) words[8 * table + (code >> 5)] |= 1 << (code & 31);
    });
  });
  return words;
}

/**
 * Makes a meter for the lanes of a run.
 *
 * @param lanes for each lane the states of its tensors, which give their sizes too; lanes without tensors
 *   are not measured. All tensors of a lane have the same maps.
 * @param capacity steps between two readings at most; later ones are lost
 * @throws KernelArgumentError if there are more than 8 lanes, or the capacity is out of range
 */
export function makeMoveMeter(
  device: GPUDevice,
  lanes: readonly (readonly State[])[],
  capacity: number,
): MoveMeter {
  requireWhole("the number of lanes", lanes.length, 1, MAX_LANES);
  const tensorOfPartial: number[] = [];
  const ranges = new Uint32Array(2 * lanes.length);
  const metered = lanes.map((states, lane) => {
    const first = tensorOfPartial.length;
    const tensors = states.map((state, i): MeteredTensor => {
      const workgroups = Math.min(MAX_WORKGROUPS, Math.ceil(state.shape.n / ELEMENTS_PER_WORKGROUP));
      const share = uniformBuffer(device, `moves: lane ${lane}, tensor ${i}`, 8);
      writeBytes(device, share, Uint32Array.of(tensorOfPartial.length, lane));
      for (let group = 0; group < workgroups; group++) tensorOfPartial.push(i);
      return { state, codes: momentCodes(state), share, workgroups };
    });
    ranges.set([first, tensorOfPartial.length - first], 2 * lane);
    return tensors;
  });
  const zeros = metered.map((tensors) => {
    const coded = tensors.find(({ codes }) => codes);
    return (
      coded?.codes && storageBufferOf(device, "moves: codes of zero", zeroBits(coded.state, coded.codes))
    );
  });
  const rates = uniformBuffer(device, "moves: learning rates", 4 * MAX_LANES);
  const rangesBuffer = storageBufferOf(device, "moves: partial results of each lane", ranges);
  const partials = storageBuffer(device, "moves: partial results", 16 * Math.max(1, tensorOfPartial.length));
  const rows = makeRowList(device, "moves of all lanes", WORDS * lanes.length, capacity);
  return {
    device,
    lanes: metered,
    tensorOfPartial: Uint32Array.from(tensorOfPartial),
    rates,
    zeros,
    ranges: rangesBuffer,
    partials,
    rows,
    destroy() {
      const shares = metered.flatMap((tensors) => tensors.map(({ share }) => share));
      for (const owner of [...shares, ...zeros, rates, rangesBuffer, partials, rows]) owner?.destroy();
    },
  };
}

/** Returns the learning rates of the lanes as the meter's `rates` holds them, [8]. */
export function packRates(rates: readonly number[]): Float32Array {
  const packed = new Float32Array(MAX_LANES);
  packed.set(rates);
  return packed;
}

/**
 * Records the measurement of one step: appends one row to the meter. The learning rates must be in `rates`.
 *
 * @param updates for each lane one update for each of its tensors, in the order of the meter's states
 * @throws KernelArgumentError if a lane has another number of updates than of tensors
 */
export function encodeMoves(
  pass: GPUComputePassEncoder,
  meter: MoveMeter,
  updates: readonly (readonly Update[])[],
): void {
  const { device, lanes, rates, zeros, ranges, partials, rows } = meter;
  lanes.forEach((tensors, lane) => {
    if (updates[lane].length !== tensors.length)
      throw new KernelArgumentError(
        `the number of updates of lane ${lane}`,
        updates[lane].length,
        `${tensors.length}`,
      );
    tensors.forEach(({ state, codes, share, workgroups }, i) => {
      const { before, after } = updates[lane][i];
      const kernel = movesKernel(device, codes);
      const buffers: Bindable[] = [state.tensor, share, rates, before, after, partials];
      const table = zeros[lane];
      if (codes && table && state.bits !== 32) buffers.push(state.codes, state.absmax, table);
      dispatch(pass, kernel, [bind(device, kernel, 0, buffers)], [workgroups, 1]);
    });
  });
  const list = kernelFor(device, {
    key: "moves, list",
    source: () => movesListSource(WORDS),
    groups: [["read", "uniform", "read", "write"]],
  });
  dispatch(pass, list, [bind(device, list, 0, [ranges, rates, partials, rows.row])], [lanes.length, 1]);
  encodeAppend(pass, rows);
}

/** The bindings of kernels/moves.wgsl, and those of parts/lost-moments.wgsl. */
const UPDATE_ACCESS: readonly Access[] = ["uniform", "uniform", "uniform", "read", "read", "write"];
const CODES_ACCESS: readonly Access[] = ["read", "read", "read"];

const movesKernel = (device: GPUDevice, codes: MomentCodes | undefined): Kernel =>
  kernelFor(device, {
    key: codes ? `moves, states ${codes.m} and ${codes.r} in ${codes.bits} bits` : "moves",
    source: () => movesSource(codes),
    groups: [codes ? [...UPDATE_ACCESS, ...CODES_ACCESS] : UPDATE_ACCESS],
  });

/** Returns the region to read the moves from; the reading empties the meter. */
export const movesRegion = ({ rows }: MoveMeter): Region => rowsRegion(rows);

/**
 * Returns the moves of each lane in the steps since the last reading; NaN and 0 for a lane without tensors.
 *
 * @param bytes read from the meter's `movesRegion`
 */
export function movesIn({ lanes, rows, tensorOfPartial }: MoveMeter, bytes: ArrayBuffer): MovesOfSteps[] {
  const columns = columnsIn(rows, bytes);
  const words = (column: Float32Array) => new Uint32Array(column.buffer);
  return lanes.map((tensors, lane) => {
    const [size, partial, element, long, lost, rate] = columns.slice(WORDS * lane, WORDS * (lane + 1));
    return {
      largest: size.map((move, i) => (tensors.length > 0 && rate[i] > 0 ? move / rate[i] : Number.NaN)),
      tensor: words(partial).map((index) => tensorOfPartial[index] ?? 0),
      element: words(element),
      long: words(long),
      lost: words(lost),
    };
  });
}
