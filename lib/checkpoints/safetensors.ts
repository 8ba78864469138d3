/**
 * Reads and writes the safetensors format: eight bytes with the length of a header, the header as JSON, then the
 * bytes of all tensors. Source: https://github.com/huggingface/safetensors, section "Format".
 */

import { headerRefusals } from "./messages";
import type { ByteSource } from "./source";
import {
  CheckpointError,
  countOf,
  DTYPE_BYTES,
  type Dtype,
  isDtype,
  MAX_TENSORS,
  refuser,
  type Scalar,
  type StateFile,
  shownName,
  type TensorEntry,
} from "./stateFile";

const refused = refuser(headerRefusals);

/** A longer header is refused. 100,000 tensors need about a third of it. */
const MAX_HEADER_BYTES = 48 * 2 ** 20;
const LENGTH_BYTES = 8;

/** Where a tensor lies, bytes after the header. */
interface Place {
  readonly name: string;
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  readonly count: number;
  readonly begin: number;
  readonly end: number;
}

/** Returns whether a file can be safetensors, by its first nine bytes: the length of a header that is JSON. */
export function looksLikeSafetensors(head: Uint8Array): boolean {
  return head.length > LENGTH_BYTES && head[LENGTH_BYTES] === 0x7b && head[6] === 0 && head[7] === 0;
}

/**
 * Reads the header of a safetensors file and checks every size in it against the file.
 *
 * @throws CheckpointError with a sentence that names the tensor and the contradiction
 */
export async function readSafetensors(source: ByteSource): Promise<StateFile> {
  if (source.size < LENGTH_BYTES) throw refused("refused.noHeader");
  const head = await source.read(0, LENGTH_BYTES);
  const length = Number(new DataView(head.buffer, head.byteOffset, LENGTH_BYTES).getBigUint64(0, true));
  if (length > source.size - LENGTH_BYTES) {
    throw refused("refused.headerCut", { length, size: source.size });
  }
  if (length > MAX_HEADER_BYTES) {
    throw refused("refused.headerTooLong", { length, most: MAX_HEADER_BYTES });
  }
  const start = LENGTH_BYTES + length;
  const header = parseHeader(await source.read(LENGTH_BYTES, start));
  const { places, scalars } = placesOf(header);
  checkPlaces(places, source.size - start);
  const tensors = places.map((place) => entryOf(place, source, start));
  return { format: "safetensors", bytes: source.size, tensors, scalars };
}

function parseHeader(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw refused("refused.headerNoJson");
  }
  if (!isRecord(header)) throw refused("refused.headerNoTable");
  return header;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isNumbers = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((each) => typeof each === "number");

function placesOf(header: Readonly<Record<string, unknown>>) {
  const scalars = new Map<string, Scalar>();
  const places: Place[] = [];
  for (const [name, entry] of Object.entries(header)) {
    if (name === "__metadata__") {
      if (!isRecord(entry)) continue;
      for (const [key, value] of Object.entries(entry)) {
        if (typeof value === "string") scalars.set(key, numberOr(value));
      }
      continue;
    }
    places.push(placeOf(name, entry));
    if (places.length > MAX_TENSORS) {
      throw refused("refused.tooManyTensors", { most: MAX_TENSORS });
    }
  }
  return { places, scalars };
}

/** Metadata are texts; a text that is a number in full is read as one. */
const numberOr = (text: string): string | number =>
  /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : text;

function placeOf(name: string, entry: unknown): Place {
  const called = shownName(name);
  if (!isRecord(entry)) throw refused("refused.noDescription", { name: called });
  const { dtype, shape, data_offsets: offsets } = entry;
  if (!isDtype(dtype)) {
    throw refused("refused.unknownType", { name: called, type: shownName(String(dtype)) });
  }
  const count = isNumbers(shape) ? countOf(shape) : Number.NaN;
  if (!isNumbers(shape) || Number.isNaN(count)) {
    throw refused("refused.noShape", { name: called });
  }
  const [begin, end] = isNumbers(offsets) && offsets.length === 2 ? offsets : [Number.NaN, Number.NaN];
  if (!Number.isSafeInteger(begin) || !Number.isSafeInteger(end) || begin < 0 || end < begin) {
    throw refused("refused.noRange", { name: called });
  }
  const needed = count * DTYPE_BYTES[dtype];
  if (end - begin !== needed) {
    throw refused("refused.otherLength", { name: called, length: end - begin, needed });
  }
  return { name, dtype, shape, count, begin, end };
}

/** Refuses tensors that overlap, leave a gap, or end past the file: the format allows none of these. */
function checkPlaces(places: readonly Place[], available: number): void {
  let at = 0;
  for (const { name, begin, end } of [...places].sort((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (begin !== at) {
      throw refused("refused.otherPlace", { name: shownName(name), begin, end: at });
    }
    at = end;
  }
  if (at > available) {
    throw refused("refused.cutOff", { promised: at, held: available });
  }
  if (at < available) {
    throw refused("refused.leftOver", { more: available - at });
  }
}

function entryOf(place: Place, source: ByteSource, start: number): TensorEntry {
  const { name, dtype, shape, count, begin } = place;
  const width = DTYPE_BYTES[dtype];
  const at = start + begin;
  return {
    name,
    dtype,
    shape,
    count,
    storage: String(begin),
    read: (first, last) => source.read(at + first * width, at + last * width),
  };
}

/** A tensor to be written. */
export interface TensorData {
  readonly name: string;
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  /** Elements in the order of memory, little-endian. */
  readonly bytes: Uint8Array;
}

/**
 * Returns a safetensors file. The header is padded with spaces to a multiple of eight bytes, as the format's own writer
 * does it, so that the tensors lie at multiples of eight.
 *
 * @param metadata texts that the header carries beside the tensors
 * @throws CheckpointError if a tensor has another number of bytes than its shape needs, or a name comes twice
 */
export function writeSafetensors(
  tensors: readonly TensorData[],
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array<ArrayBuffer> {
  const header: [string, unknown][] = Object.keys(metadata).length > 0 ? [["__metadata__", metadata]] : [];
  const names = new Set(["__metadata__"]);
  let at = 0;
  for (const { name, dtype, shape, bytes } of tensors) {
    if (names.has(name)) throw new CheckpointError(`The name “${shownName(name)}” comes twice.`);
    if (countOf(shape) * DTYPE_BYTES[dtype] !== bytes.length) {
      throw new CheckpointError(
        `The tensor “${shownName(name)}” has ${bytes.length} bytes, which is not what its shape needs.`,
      );
    }
    names.add(name);
    header.push([name, { dtype, shape, data_offsets: [at, at + bytes.length] }]);
    at += bytes.length;
  }
  // Object.fromEntries makes an own property of "__proto__" too.
  const json = new TextEncoder().encode(JSON.stringify(Object.fromEntries(header)));
  const length = Math.ceil(json.length / 8) * 8;
  const file = new Uint8Array(LENGTH_BYTES + length + at);
  new DataView(file.buffer).setBigUint64(0, BigInt(length), true);
  file.fill(0x20, LENGTH_BYTES, LENGTH_BYTES + length);
  file.set(json, LENGTH_BYTES);
  let offset = LENGTH_BYTES + length;
  for (const { bytes } of tensors) {
    file.set(bytes, offset);
    offset += bytes.length;
  }
  return file;
}
