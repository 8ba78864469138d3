/**
 * Reads the directory of a zip archive and its entries by slices. Source: PKWARE's APPNOTE.TXT 6.3.10, sections 4.3
 * and 4.5.3 (zip64). Archives of several disks and encrypted entries are refused.
 */

import { archiveRefusals } from "./messages";
import type { ByteSource } from "./source";
import { CheckpointError, MAX_TENSORS, refuser, shownName } from "./stateFile";

const refused = refuser(archiveRefusals);

/** One file of an archive. */
export interface ZipEntry {
  readonly name: string;
  /** Whether the bytes lie in the archive as they are; otherwise they are deflated. */
  readonly stored: boolean;
  /** Bytes in the archive. */
  readonly packed: number;
  /** Bytes of the file, as the directory says. */
  readonly size: number;
  /** Where the entry's own header lies. */
  readonly header: number;
}

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const MAX_COMMENT = 65_535;
const LOCATOR_SIGNATURE = 0x07064b50;
const LOCATOR_BYTES = 20;
const END64_SIGNATURE = 0x06064b50;
const END64_BYTES = 56;
const CENTRAL_SIGNATURE = 0x02014b50;
const CENTRAL_BYTES = 46;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;
/** Stands in a field of 16 or 32 bits whose value is in a zip64 record. */
const IN_ZIP64_16 = 0xffff;
const IN_ZIP64_32 = 0xffffffff;
const ZIP64_FIELD = 1;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED_FLAG = 1;
/** A longer directory is refused; 100,000 entries need about a fifth of it. */
const MAX_DIRECTORY_BYTES = 64 * 2 ** 20;
/** A checkpoint has a few entries beside its tensors. */
const MAX_ENTRIES = MAX_TENSORS + 100;

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Returns whether a file begins as a zip archive. */
export const looksLikeZip = (head: Uint8Array): boolean =>
  head.length >= 4 && viewOf(head).getUint32(0, true) === LOCAL_SIGNATURE;

/**
 * Reads the directory of an archive.
 *
 * Entries may not overlap: archives in which thousands of entries share their bytes unpack to a multiple of any size.
 *
 * @throws CheckpointError if the directory is missing, contradicts the file, or has something that is not read
 */
export async function readZipDirectory(source: ByteSource): Promise<readonly ZipEntry[]> {
  const { count, start, length } = await findDirectory(source);
  if (count > MAX_ENTRIES) {
    throw refused("refused.tooManyEntries", { count, most: MAX_ENTRIES });
  }
  if (length > MAX_DIRECTORY_BYTES) {
    throw refused("refused.longDirectory", { length, most: MAX_DIRECTORY_BYTES });
  }
  if (start + length > source.size) throw refused("refused.zipDirectoryOutside");
  const bytes = await source.read(start, start + length);
  const view = viewOf(bytes);
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + CENTRAL_BYTES > length || view.getUint32(at, true) !== CENTRAL_SIGNATURE) {
      throw refused("refused.zipDirectoryShort", { read: i, count });
    }
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + CENTRAL_BYTES + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > length) throw refused("refused.zipLongEntry");
    entries.push(entryAt(bytes, view, at, nameLength, extraLength));
    at = next;
  }
  checkPlaces(entries, start);
  return entries;
}

interface Directory {
  readonly count: number;
  readonly start: number;
  readonly length: number;
}

/** Finds the directory by the record at the end of the file, or by the zip64 record that it stands for. */
async function findDirectory(source: ByteSource): Promise<Directory> {
  const from = Math.max(0, source.size - END_BYTES - MAX_COMMENT);
  const tail = await source.read(from, source.size);
  const view = viewOf(tail);
  let at = tail.length - END_BYTES;
  const isEnd = () =>
    view.getUint32(at, true) === END_SIGNATURE &&
    at + END_BYTES + view.getUint16(at + 20, true) === tail.length;
  while (at >= 0 && !isEnd()) at--;
  if (at < 0) throw refused("refused.zipNoDirectory");
  const disks = view.getUint16(at + 4, true);
  const count = view.getUint16(at + 10, true);
  const length = view.getUint32(at + 12, true);
  const start = view.getUint32(at + 16, true);
  if (count !== IN_ZIP64_16 && length !== IN_ZIP64_32 && start !== IN_ZIP64_32) {
    if (disks !== 0) throw refused("refused.disks");
    return { count, start, length };
  }
  return findDirectory64(source, from + at);
}

async function findDirectory64(source: ByteSource, end: number): Promise<Directory> {
  if (end < LOCATOR_BYTES) throw refused("refused.zip64Missing");
  const locator = viewOf(await source.read(end - LOCATOR_BYTES, end));
  if (locator.getUint32(0, true) !== LOCATOR_SIGNATURE) throw refused("refused.zip64Missing");
  const record = Number(locator.getBigUint64(8, true));
  if (record + END64_BYTES > end) throw refused("refused.zip64Outside");
  const view = viewOf(await source.read(record, record + END64_BYTES));
  if (view.getUint32(0, true) !== END64_SIGNATURE) throw refused("refused.zip64Missing");
  return {
    count: Number(view.getBigUint64(32, true)),
    length: Number(view.getBigUint64(40, true)),
    start: Number(view.getBigUint64(48, true)),
  };
}

function entryAt(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  nameLength: number,
  extraLength: number,
): ZipEntry {
  const name = new TextDecoder().decode(bytes.subarray(at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameLength));
  const called = shownName(name);
  if (view.getUint16(at + 8, true) & ENCRYPTED_FLAG) throw refused("refused.encrypted", { name: called });
  const method = view.getUint16(at + 10, true);
  if (method !== STORED && method !== DEFLATED) {
    throw refused("refused.method", { name: called, method });
  }
  const extra = at + CENTRAL_BYTES + nameLength;
  const wide = zip64Fields(view, extra, extra + extraLength);
  /** A field of 32 bits, or the next one of the zip64 record in its place. The order is that of the format. */
  const field = (offset: number) => {
    const value = view.getUint32(at + offset, true);
    if (value !== IN_ZIP64_32) return value;
    const long = wide.shift();
    if (long === undefined || !Number.isSafeInteger(long))
      throw refused("refused.zip64Sizes", { name: called });
    return long;
  };
  const size = field(24);
  const packed = field(20);
  const header = field(42);
  const stored = method === STORED;
  if (stored && packed !== size) {
    throw refused("refused.storedLength", { name: called, size, packed });
  }
  return { name, stored, packed, size, header };
}

/** Returns the numbers of an entry's zip64 record, in its order. */
function zip64Fields(view: DataView, start: number, end: number): number[] {
  for (let at = start; at + 4 <= end; ) {
    const length = view.getUint16(at + 2, true);
    const next = at + 4 + length;
    if (next > end) break;
    if (view.getUint16(at, true) === ZIP64_FIELD) {
      return Array.from({ length: Math.floor(length / 8) }, (_, i) =>
        Number(view.getBigUint64(at + 4 + 8 * i, true)),
      );
    }
    at = next;
  }
  return [];
}

function checkPlaces(entries: readonly ZipEntry[], directory: number): void {
  const places = [...entries].sort((a, b) => a.header - b.header);
  places.forEach(({ name, header, packed }, i) => {
    const next = places[i + 1]?.header ?? directory;
    if (header + LOCAL_BYTES + packed > next) {
      throw refused("refused.overlap", { name: shownName(name) });
    }
  });
}

/** Returns where the bytes of an entry begin in the archive. @throws CheckpointError if its header is missing */
export async function entryStart(source: ByteSource, { name, header, packed }: ZipEntry): Promise<number> {
  const missing = () => refused("refused.zipMissing", { name: shownName(name) });
  if (header + LOCAL_BYTES > source.size) throw missing();
  const view = viewOf(await source.read(header, header + LOCAL_BYTES));
  if (view.getUint32(0, true) !== LOCAL_SIGNATURE) throw missing();
  const start = header + LOCAL_BYTES + view.getUint16(26, true) + view.getUint16(28, true);
  if (start + packed > source.size) throw missing();
  return start;
}

/**
 * Reads a whole entry, unpacked.
 *
 * @param largest bytes that the entry may have; unpacking stops there, whatever the directory says
 * @throws CheckpointError if the entry is larger, is damaged, or has another size than the directory says
 */
export async function readEntry(source: ByteSource, entry: ZipEntry, largest: number): Promise<Uint8Array> {
  const called = shownName(entry.name);
  const tooLarge = () => refused("refused.tooLarge", { name: called, most: largest });
  if (entry.size > largest || entry.packed > largest) throw tooLarge();
  const start = await entryStart(source, entry);
  const packed = await source.read(start, start + entry.packed);
  if (entry.stored) return packed;
  const bytes = new Uint8Array(entry.size);
  let at = 0;
  const reader = new Blob([Uint8Array.from(packed)])
    .stream()
    .pipeThrough(new DecompressionStream("deflate-raw"))
    .getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (at + value.length > bytes.length) {
        throw refused("refused.largerThanSaid", { name: called });
      }
      bytes.set(value, at);
      at += value.length;
    }
  } catch (error) {
    if (error instanceof CheckpointError) throw error;
    throw refused("refused.zipPacked", { name: called });
  } finally {
    // What is not read any more must not be unpacked either.
    await reader.cancel().catch(() => {});
  }
  if (at < bytes.length) throw refused("refused.zipShort", { name: called });
  return bytes;
}
