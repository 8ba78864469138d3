/** Goes once over the state of a parameter, a stretch at a time, and counts what a diagnosis needs. */
import { readNumbers } from "@/lib/checkpoints";
import { type BlockFit, sizeOfFit } from "./blockSize";
import type { StoredState } from "./parameters";
import type { RecognizedTable } from "./tables";

/** Values of one state that are in memory at a time; as float32 they take 4 MiB. */
export const STRETCH = 2 ** 20;

/** A state with what is known of its storage. */
export interface ReadableState extends StoredState {
  /** Undefined for floats. */
  readonly fit?: BlockFit;
  /** Undefined for floats, and for codes whose table is not known. */
  readonly known?: RecognizedTable;
}

/** Counts over one state. */
export interface StateCounts {
  /** Values that were read. */
  count: number;
  notANumber: number;
  infinite: number;
  negative: number;
  /** Values that are read back as zero. */
  zeros: number;
  largest: number;
  /** How often each code occurs; empty for floats. */
  codes: number[];
  /** Blocks with enough values to judge, and of these, blocks whose largest value dwarfs the rest. */
  judged: number;
  dwarfed: number;
}

/** Counts over the first and the second moment together. */
export interface PairCounts {
  /** Values whose first moment is not zero, and of these, values whose second moment is. */
  live: number;
  zeroSecond: number;
  /** Sums of m² and of r, over finite values. */
  squares: number;
  seconds: number;
  /** Live values with a second moment, and of these, values whose m² / r is that of a single step. */
  compared: number;
  single: number;
}

/** What one pass over a parameter gives. */
export interface Measurement {
  readonly states: readonly StateCounts[];
  /** Undefined unless there is a first and a second moment of the same size. */
  readonly pair?: PairCounts;
}

/**
 * A value is small beside its block's largest below this share: a thousandth for first moments, and the square of it
 * for second moments, which are squares.
 */
const SMALL = { first: 1e-3, second: 1e-6 };
/** A block is judged if at least this many of its values are alive. */
const LEAST_ALIVE = 8;
/** Share of the living values of a block that must be small. */
const DWARFED_SHARE = 15 / 16;
/** Stored moments are off by some percent each, and m² / r by the sum of these. */
const SINGLE_TOLERANCE = 0.3;

const emptyCounts = (coded: boolean): StateCounts => ({
  count: 0,
  notANumber: 0,
  infinite: 0,
  negative: 0,
  zeros: 0,
  largest: 0,
  codes: coded ? new Array(256).fill(0) : [],
  judged: 0,
  dwarfed: 0,
});

/** A stretch of a state: its values, and its codes and scales where it has them. */
interface Stretch {
  readonly values: Float32Array;
  readonly codes?: Uint8Array;
}

/**
 * Measures a parameter.
 *
 * @param singleStep m² / r after a single step from zero, (1 - β₁)² / (1 - β₂)
 * @yields the number of values of one state that the last stretch went over
 */
export async function* measure(
  states: readonly ReadableState[],
  singleStep: number,
): AsyncGenerator<number, Measurement> {
  const counts = states.map(({ known, bits }) => emptyCounts(bits <= 8 || known !== undefined));
  const first = states.findIndex(({ role }) => role === "first");
  const second = states.findIndex(({ role }) => role === "second");
  const paired = first >= 0 && second >= 0 && states[first].count === states[second].count;
  const pair: PairCounts = { live: 0, zeroSecond: 0, squares: 0, seconds: 0, compared: 0, single: 0 };
  const longest = Math.max(0, ...states.map(({ count }) => count));
  for (let start = 0; start < longest; start += STRETCH) {
    // One after the other, so that no more than one stretch of each state is in memory.
    const stretches: Stretch[] = [];
    for (const state of states) stretches.push(await readStretch(state, start));
    for (const [k, state] of states.entries()) countValues(stretches[k], counts[k], state.bits);
    if (paired) {
      countPair(stretches[first].values, stretches[second].values, singleStep, pair);
      countBlocks(states[second], stretches[second], stretches[first].values, SMALL.second, counts[second]);
      countBlocks(states[first], stretches[first], stretches[first].values, SMALL.first, counts[first]);
    }
    yield Math.min(STRETCH, longest - start);
  }
  return { states: counts, pair: paired ? pair : undefined };
}

async function readStretch(state: ReadableState, start: number): Promise<Stretch> {
  const { tensor, bits, count } = state;
  const end = Math.min(count, start + STRETCH);
  if (start >= end) return { values: new Float32Array(0) };
  if (bits > 8) return { values: await readNumbers(tensor, state.start + start, state.start + end) };
  const codes = await readCodes(state, start, end);
  const values = new Float32Array(codes.length);
  const table = state.known?.values;
  // Without a table a code says nothing of its value.
  if (!table) return { values: values.fill(Number.NaN), codes };
  const { scales, fit } = state;
  if (!scales || !fit) {
    for (let i = 0; i < codes.length; i++) values[i] = table[codes[i]];
    return { values, codes };
  }
  const size = sizeOfFit(fit, count);
  // Where two states share their scales, blocks are counted from the start of the first.
  const offset = scales.shared ? state.start : 0;
  const firstBlock = Math.floor((offset + start) / size);
  const lastBlock = Math.min(scales.count - 1, Math.floor((offset + end - 1) / size));
  const absmax =
    firstBlock <= lastBlock
      ? await readNumbers(scales.tensor, scales.start + firstBlock, scales.start + lastBlock + 1)
      : new Float32Array(0);
  for (let i = 0; i < codes.length; ) {
    const block = Math.floor((offset + start + i) / size);
    const next = Math.min(codes.length, (block + 1) * size - offset - start);
    const scale = absmax[block - firstBlock] ?? 1;
    for (; i < next; i++) values[i] = table[codes[i]] * scale;
  }
  return { values, codes };
}

/** Reads codes, one a byte. Codes of four bits lie two in a byte, the first one in the lower half. */
async function readCodes(
  { tensor, bits, start: from }: StoredState,
  start: number,
  end: number,
): Promise<Uint8Array> {
  const perElement = (tensor.dtype === "I32" ? 32 : 8) / bits;
  const bytes = await tensor.read(
    Math.floor((from + start) / perElement),
    Math.ceil((from + end) / perElement),
  );
  if (bits === 8) return bytes.subarray(0, end - start);
  const codes = new Uint8Array(end - start);
  for (let i = 0; i < codes.length; i++) codes[i] = i % 2 === 0 ? bytes[i >> 1] & 15 : bytes[i >> 1] >> 4;
  return codes;
}

function countValues({ values, codes }: Stretch, counts: StateCounts, bits: number): void {
  let { notANumber, infinite, negative, zeros, largest } = counts;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value === 0) zeros++;
    else if (value < 0) {
      negative++;
      if (-value > largest) largest = -value;
      if (value === Number.NEGATIVE_INFINITY) infinite++;
    } else if (value > 0) {
      if (value > largest) largest = value;
      if (value === Number.POSITIVE_INFINITY) infinite++;
    } else notANumber++;
  }
  Object.assign(counts, { notANumber, infinite, negative, zeros, largest });
  counts.count += values.length;
  if (codes && bits <= 8) for (let i = 0; i < codes.length; i++) counts.codes[codes[i]]++;
}

function countPair(m: Float32Array, r: Float32Array, singleStep: number, pair: PairCounts): void {
  let { live, zeroSecond, squares, seconds, compared, single } = pair;
  const [low, high] = [singleStep * (1 - SINGLE_TOLERANCE), singleStep * (1 + SINGLE_TOLERANCE)];
  for (let i = 0; i < m.length; i++) {
    const square = m[i] * m[i];
    if (!(square > 0) || square === Number.POSITIVE_INFINITY) continue;
    live++;
    if (r[i] === 0) zeroSecond++;
    if (!(r[i] > 0) || r[i] === Number.POSITIVE_INFINITY) continue;
    squares += square;
    seconds += r[i];
    compared++;
    const ratio = square / r[i];
    if (ratio > low && ratio < high) single++;
  }
  Object.assign(pair, { live, zeroSecond, squares, seconds, compared, single });
}

/** Counts the blocks whose largest value dwarfs the rest. Values without a first moment have seen no gradient. */
function countBlocks(
  { fit, known, count }: ReadableState,
  { codes }: Stretch,
  m: Float32Array,
  small: number,
  counts: StateCounts,
): void {
  if (!codes || !known || !fit) return;
  const size = Math.min(sizeOfFit(fit, count), STRETCH);
  const isSmall = known.values.map((value) => (Math.abs(value) < small ? 1 : 0));
  for (let start = 0; start < codes.length; start += size) {
    const end = Math.min(start + size, codes.length);
    let alive = 0;
    let dwarfed = 0;
    for (let i = start; i < end; i++) {
      if (m[i] === 0) continue;
      alive++;
      dwarfed += isSmall[codes[i]];
    }
    if (alive < LEAST_ALIVE) continue;
    counts.judged++;
    if (dwarfed >= DWARFED_SHARE * alive) counts.dwarfed++;
  }
}
