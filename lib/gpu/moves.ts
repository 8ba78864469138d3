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

/** Tensors of one lane that share a dispatch. They are stored alike. */
interface TensorGroup {
  /** Indices of the tensors in the lane. */
  readonly tensors: readonly number[];
  readonly codes: MomentCodes | undefined;
  /** The uniform of kernels/moves.wgsl. */
  readonly shares: GPUBuffer;
  readonly workgroups: number;
}

/** Buffers that collect the moves of all lanes of a run, one row a step; `makeMoveMeter` makes them. */
export interface MoveMeter {
  readonly device: GPUDevice;
  /** For each lane the states of its tensors, and the tensors of each dispatch. */
  readonly lanes: readonly { readonly states: readonly State[]; readonly groups: readonly TensorGroup[] }[];
  /** For each partial result the index of its tensor in its lane. */
  readonly tensorOfPartial: Uint32Array;
  /** The learning rate of each lane, 8 floats; written before each step. Usage UNIFORM. */
  readonly rates: GPUBuffer;
  /** For each lane a buffer of `zeroBits`; undefined for a lane without r in codes. */
  readonly zeros: readonly (GPUBuffer | undefined)[];
  readonly ranges: GPUBuffer;
  readonly partials: GPUBuffer;
  readonly rows: RowList;
  destroy(): void;
}

/**
 * Returns where the first signed state, m, and the first unsigned one, r, are stored; undefined if the rule has not both,
 * or r is in floats: then the storage loses no second moment.
 */
function momentCodes(state: State): MomentCodes | undefined {
  if (state.bits === 32) return undefined;
  const { states } = state.rule;
  const isFloat = states.map((_, k) => state.bits === "mixed" && state.stateBits[k] === 32);
  const m = states.findIndex(({ signed }) => signed);
  const r = states.findIndex(({ signed }) => !signed);
  if (m < 0 || r < 0 || isFloat[r]) return undefined;
  const place = (k: number) => isFloat.slice(0, k).filter((float) => float === isFloat[k]).length;
  return { bits: state.bits === 4 ? 4 : 8, isFloatM: isFloat[m], m: place(m), r: place(r) };
}

/** Returns a bit for each code of m, if it is in codes, then for each code of r: whether it names zero, [16 words]. */
function zeroBits(state: State, { isFloatM, m, r }: MomentCodes): Uint32Array {
  const words = new Uint32Array(16);
  if (state.bits === 32) return words;
  [isFloatM ? undefined : state.maps[m], state.maps[r]].forEach((map, table) => {
    map?.values.forEach((value, code) => {
      if (value === 0) words[8 * table + (code >> 5)] |= 1 << (code & 31);
    });
  });
  return words;
}

/** Storage buffers of kernels/moves.wgsl for each tensor, without and with codes, and beside the tensors. */
const BUFFERS_PLAIN = { each: 2, other: 1 };
const BUFFERS_CODED = { each: 4, other: 2 };
const BUFFERS_FLOAT_M = { each: 5, other: 2 };

/** Returns the number of storage buffers for tensors that are stored alike. */
function buffersFor(codes: MomentCodes | undefined) {
  if (!codes) return BUFFERS_PLAIN;
  return codes.isFloatM ? BUFFERS_FLOAT_M : BUFFERS_CODED;
}

/** Divides the tensors of a lane among dispatches: as many in each as the device's kernels can bind. */
function groupsOf({ limits }: GPUDevice, states: readonly State[]): Pick<TensorGroup, "tensors" | "codes">[] {
  const kinds = states.map(momentCodes);
  return [false, true].flatMap((coded) => {
    const places = [...kinds.keys()].filter((i) => (kinds[i] !== undefined) === coded);
    const { each, other } = buffersFor(kinds[places[0]]);
    const most = Math.max(1, Math.floor((limits.maxStorageBuffersPerShaderStage - other) / each));
    return Array.from({ length: Math.ceil(places.length / most) }, (_, group) => {
      const tensors = places.slice(most * group, most * (group + 1));
      return { tensors, codes: kinds[tensors[0]] };
    });
  });
}

/**
 * Makes a meter for the lanes of a run.
 *
 * @param lanes for each lane the states of its tensors, which give their sizes too; lanes without tensors are
 *   not measured. All tensors of a lane have the same maps and the same bits, or 32.
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
    const groups = groupsOf(device, states).map(({ tensors, codes }): TensorGroup => {
      const before = tensorOfPartial.length;
      const words = tensors.flatMap((i) => {
        const { n, blocks, blockQuads } = states[i].shape;
        const workgroups = Math.min(MAX_WORKGROUPS, Math.ceil(n / ELEMENTS_PER_WORKGROUP));
        const share = [n, tensorOfPartial.length, workgroups, lane, blocks, blockQuads, 0, 0];
        for (let group = 0; group < workgroups; group++) tensorOfPartial.push(i);
        return share;
      });
      const shares = uniformBuffer(
        device,
        `moves: lane ${lane}, ${tensors.length} tensors`,
        4 * words.length,
      );
      writeBytes(device, shares, Uint32Array.from(words));
      return { tensors, codes, shares, workgroups: tensorOfPartial.length - before };
    });
    ranges.set([first, tensorOfPartial.length - first], 2 * lane);
    return { states, groups };
  });
  const zeros = metered.map(({ states, groups }) => {
    const coded = groups.find(({ codes }) => codes);
    return (
      coded?.codes &&
      storageBufferOf(device, "moves: codes of zero", zeroBits(states[coded.tensors[0]], coded.codes))
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
      const shares = metered.flatMap(({ groups }) => groups.map((group) => group.shares));
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
  lanes.forEach(({ states, groups }, lane) => {
    const { length } = states;
    if (updates[lane].length !== length)
      throw new KernelArgumentError(
        `the number of updates of lane ${lane}`,
        updates[lane].length,
        `${length}`,
      );
    for (const { tensors, codes, shares, workgroups } of groups) {
      const kernel = movesKernel(device, tensors.length, codes);
      const table = zeros[lane];
      const own = [shares, rates, partials, ...(codes && table ? [table] : [])];
      const each = tensors.map((i) => updates[lane][i]);
      const coded = tensors.flatMap((i) => {
        const state = states[i];
        return codes && state.bits !== 32 ? [state] : [];
      });
      const buffers = [
        ...each.map(({ before }) => before),
        ...each.map(({ after }) => after),
        ...coded.map((state) => state.codes),
        ...coded.map((state) => state.absmax),
        ...(codes?.isFloatM ? coded.flatMap((state) => (state.bits === "mixed" ? [state.floats] : [])) : []),
      ];
      const bound = [bind(device, kernel, 0, own), bind(device, kernel, 1, buffers)];
      dispatch(pass, kernel, bound, [workgroups, 1]);
    }
  });
  const list = kernelFor(device, {
    key: "moves, list",
    source: () => movesListSource(WORDS),
    groups: [["read", "uniform", "read", "write"]],
  });
  dispatch(pass, list, [bind(device, list, 0, [ranges, rates, partials, rows.row])], [lanes.length, 1]);
  encodeAppend(pass, rows);
}

const movesKernel = (device: GPUDevice, tensors: number, codes: MomentCodes | undefined): Kernel =>
  kernelFor(device, {
    key: `moves of ${tensors} tensors${codes ? `, ${codes.isFloatM ? "float " : ""}state ${codes.m} and ${codes.r} in ${codes.bits} bits` : ""}`,
    source: () => movesSource(tensors, codes),
    groups: [
      ["uniform", "uniform", "write", ...(codes ? (["read"] as const) : [])],
      Array.from({ length: buffersFor(codes).each * tensors }, (): Access => "read"),
    ],
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
  return lanes.map(({ states }, lane) => {
    const [size, partial, element, long, lost, rate] = columns.slice(WORDS * lane, WORDS * (lane + 1));
    return {
      largest: size.map((move, i) => (states.length > 0 && rate[i] > 0 ? move / rate[i] : Number.NaN)),
      tensor: words(partial).map((index) => tensorOfPartial[index] ?? 0),
      element: words(element),
      long: words(long),
      lost: words(lost),
    };
  });
}
