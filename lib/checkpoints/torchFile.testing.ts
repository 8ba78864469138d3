/** Writes zip archives and files of torch.save for tests. */
import { deflateRawSync } from "node:zlib";
import type { TensorData } from "./safetensors";
import { countOf, DTYPE_BYTES, type Dtype } from "./stateFile";

const utf8 = new TextEncoder();

/** A file to be put into an archive. */
export interface ZipFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly deflated?: boolean;
  /** What the directory says of the size, if it is to lie. */
  readonly claimed?: number;
}

/** Joins arrays of bytes. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Returns little-endian fields: [bytes, value] each. */
export function fields(...list: readonly (readonly [number, number])[]): Uint8Array {
  const bytes = new Uint8Array(list.reduce((sum, [width]) => sum + width, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [width, value] of list) {
    if (width === 8) view.setBigUint64(at, BigInt(value), true);
    else if (width === 4) view.setUint32(at, value, true);
    else view.setUint16(at, value, true);
    at += width;
  }
  return bytes;
}

/**
 * Returns a zip archive.
 *
 * @param zip64 whether sizes and places stand in zip64 records, as in archives of more than 4 GB
 */
export function zipOf(files: readonly ZipFile[], { zip64 = false } = {}): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const { name, bytes, deflated = false, claimed = bytes.length } of files) {
    const path = utf8.encode(name);
    const packed = deflated ? deflateRawSync(bytes) : bytes;
    const method = deflated ? 8 : 0;
    const local = joined([
      fields([4, 0x04034b50], [2, 20], [2, 0], [2, method], [4, 0], [4, 0]),
      fields([4, packed.length], [4, claimed], [2, path.length], [2, 0]),
      path,
      packed,
    ]);
    const wide = zip64 ? fields([2, 1], [2, 24], [8, claimed], [8, packed.length], [8, at]) : fields();
    const narrow = (value: number) => (zip64 ? 0xffffffff : value);
    directory.push(
      joined([
        fields([4, 0x02014b50], [2, 45], [2, 20], [2, 0], [2, method], [4, 0], [4, 0]),
        fields([4, narrow(packed.length)], [4, narrow(claimed)], [2, path.length], [2, wide.length]),
        fields([2, 0], [2, 0], [2, 0], [4, 0], [4, narrow(at)]),
        path,
        wide,
      ]),
    );
    parts.push(local);
    at += local.length;
  }
  const central = joined(directory);
  const end64 = zip64
    ? joined([
        fields(
          [4, 0x06064b50],
          [8, 44],
          [2, 45],
          [2, 45],
          [4, 0],
          [4, 0],
          [8, files.length],
          [8, files.length],
        ),
        fields([8, central.length], [8, at]),
        fields([4, 0x07064b50], [4, 0], [8, at + central.length], [4, 1]),
      ])
    : fields();
  const count = zip64 ? 0xffff : files.length;
  const end = fields(
    [4, 0x06054b50],
    [4, 0],
    [2, count],
    [2, count],
    [4, zip64 ? 0xffffffff : central.length],
    [4, zip64 ? 0xffffffff : at],
    [2, 0],
  );
  return joined([...parts, central, end64, end]);
}

/** What a test puts into a file of torch.save. */
export type Content =
  | null
  | boolean
  | number
  | string
  | readonly Content[]
  | { readonly [key: string]: Content }
  | ReadonlyMap<number | string, Content>
  | Tensor;

/** A tensor of a test; the same object twice is one storage. */
export class Tensor {
  constructor(readonly data: Omit<TensorData, "name">) {}
}

/** Returns a tensor of a typed array. */
export function tensorOf(values: Float32Array | Uint8Array | Int32Array, shape = [values.length]): Tensor {
  const dtype = values instanceof Float32Array ? "F32" : values instanceof Int32Array ? "I32" : "U8";
  return new Tensor({
    dtype,
    shape,
    bytes: new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
  });
}

const STORAGES: Partial<Record<Dtype, string>> = {
  F32: "FloatStorage",
  F16: "HalfStorage",
  BF16: "BFloat16Storage",
  I64: "LongStorage",
  I32: "IntStorage",
  U8: "ByteStorage",
};

const op = (code: string, ...rest: readonly Uint8Array[]) => joined([utf8.encode(code), ...rest]);
const text = (value: string) => {
  const bytes = utf8.encode(value);
  return op("X", fields([4, bytes.length]), bytes);
};
const global = (module: string, name: string) => utf8.encode(`c${module}\n${name}\n`);

function number(value: number): Uint8Array {
  const bytes = new Uint8Array(9);
  const view = new DataView(bytes.buffer);
  if (Number.isInteger(value) && Math.abs(value) < 2 ** 31) {
    bytes[0] = 0x4a;
    view.setInt32(1, value, true);
    return bytes.subarray(0, 5);
  }
  bytes[0] = 0x47;
  view.setFloat64(1, value);
  return bytes;
}

/** Returns a pickle of protocol 2 with a program between its first and last opcode. */
export const pickleOf = (program: Uint8Array): Uint8Array =>
  joined([Uint8Array.of(0x80, 2), program, utf8.encode(".")]);

/** Returns the program that imports a name and calls it with one text, as in malicious pickles. */
export const callOf = (module: string, name: string, argument: string): Uint8Array =>
  joined([global(module, name), text(argument), Uint8Array.of(0x85), utf8.encode("R")]);

/** Returns a file of torch.save with this content. */
export function writeTorchFile(
  content: Content,
  options?: { readonly zip64?: boolean },
): Uint8Array<ArrayBuffer> {
  const storages = new Map<Tensor, string>();
  const program = (value: Content): Uint8Array => {
    if (value === null) return op("N");
    if (typeof value === "boolean") return Uint8Array.of(value ? 0x88 : 0x89);
    if (typeof value === "number") return number(value);
    if (typeof value === "string") return text(value);
    if (value instanceof Tensor) return tensorProgram(value);
    if (Array.isArray(value)) return op("](", ...value.map(program), utf8.encode("e"));
    const pairs: [Content, Content][] =
      value instanceof Map ? [...value] : Object.entries(value as Readonly<Record<string, Content>>);
    return op("}(", ...pairs.flatMap(([key, each]) => [program(key), program(each)]), utf8.encode("u"));
  };
  const tuple = (...items: Uint8Array[]) => op("(", ...items, utf8.encode("t"));
  const tensorProgram = (tensor: Tensor) => {
    const { dtype, shape } = tensor.data;
    const key = storages.get(tensor) ?? String(storages.size);
    storages.set(tensor, key);
    const id = tuple(
      text("storage"),
      global("torch", STORAGES[dtype]!),
      text(key),
      text("cpu"),
      number(tensor.data.bytes.length / DTYPE_BYTES[dtype]),
    );
    const stride = shape.map((_, axis) => countOf(shape.slice(axis + 1)));
    const args = tuple(
      op("", id, utf8.encode("Q")),
      number(0),
      tuple(...shape.map(number)),
      tuple(...stride.map(number)),
      Uint8Array.of(0x89),
      joined([global("collections", "OrderedDict"), utf8.encode(")R")]),
    );
    return joined([global("torch._utils", "_rebuild_tensor_v2"), args, utf8.encode("R")]);
  };
  const pickle = pickleOf(program(content));
  const data = [...storages].map(
    ([
      {
        data: { bytes },
      },
      key,
    ]) => ({ name: `state/data/${key}`, bytes }),
  );
  return zipOf(
    [
      { name: "state/data.pkl", bytes: pickle },
      { name: "state/byteorder", bytes: utf8.encode("little") },
      ...data,
    ],
    options,
  );
}
