/** Where the bytes of a file come from: a dropped file is read by slices and never as a whole. */

/** The bytes of a file. */
export interface ByteSource {
  /** Length of the file in bytes. */
  readonly size: number;
  /**
   * Reads the bytes from `start` up to, and not including, `end`.
   *
   * @throws RangeError if the range is not inside the file; any error of the medium itself
   */
  read(start: number, end: number): Promise<Uint8Array>;
}

/** The part of `Blob` that is used. A `File` that the reader drops is one. */
export type BlobLike = Pick<Blob, "size" | "slice">;

/** Returns the bytes of a blob or file as a source; each read takes one slice of it. */
export function blobSource(blob: BlobLike): ByteSource {
  return {
    size: blob.size,
    async read(start, end) {
      checkRange(start, end, blob.size);
      return new Uint8Array(await blob.slice(start, end).arrayBuffer());
    },
  };
}

/** Returns bytes in memory as a source. Reads are views of the array, not copies. */
export function bytesSource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    async read(start, end) {
      checkRange(start, end, bytes.length);
      return bytes.subarray(start, end);
    },
  };
}

/** Bytes that are fetched together when a small range is asked for. */
const WINDOW_BYTES = 1 << 20;
/** Windows that are kept. Tensors of one parameter may lie in different parts of a file. */
const WINDOWS_KEPT = 6;
/** Longer ranges are read directly. */
const SMALL_BYTES = WINDOW_BYTES / 4;

/**
 * Returns a source that fetches small ranges a window at a time. A file of 100,000 small tensors would otherwise
 * need as many slices, each of which is a trip to the browser's process for files.
 */
export function windowedSource(source: ByteSource): ByteSource {
  /** Windows by their number, the least recently used first. */
  const windows = new Map<number, Uint8Array>();
  const windowAt = async (index: number) => {
    const known = windows.get(index);
    windows.delete(index);
    const from = index * WINDOW_BYTES;
    const found = known ?? (await source.read(from, Math.min(from + WINDOW_BYTES, source.size)));
    windows.set(index, found);
    for (const oldest of windows.keys()) {
      if (windows.size <= WINDOWS_KEPT) break;
      windows.delete(oldest);
    }
    return found;
  };
  return {
    size: source.size,
    async read(start, end) {
      checkRange(start, end, source.size);
      const index = Math.floor(start / WINDOW_BYTES);
      const from = index * WINDOW_BYTES;
      const crosses = end > from + WINDOW_BYTES;
      if (crosses || end - start > SMALL_BYTES) return source.read(start, end);
      const bytes = await windowAt(index);
      return bytes.subarray(start - from, end - from);
    },
  };
}

function checkRange(start: number, end: number, size: number): void {
  const inside = Number.isSafeInteger(start) && Number.isSafeInteger(end) && 0 <= start && start <= end;
  if (!inside || end > size) {
    throw new RangeError(`Bytes ${start} to ${end} are not inside the file, which has ${size} bytes.`);
  }
}
