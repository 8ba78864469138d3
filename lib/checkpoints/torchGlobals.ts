/**
 * The names that pickles of state dicts may import, and our own answers to their calls. Everything else is refused.
 * Source: torch/_utils.py, torch/_tensor.py and torch/serialization.py of PyTorch 1.13 and 2.11.
 */

import { torchRefusals } from "./messages";
import type { Globals, PickleGlobal, PickleValue } from "./pickle";
import { countOf, DTYPE_BYTES, type Dtype, refuser } from "./stateFile";

const refused = refuser(torchRefusals);

/** A storage of the file: elements of one type, one after the other. */
export interface TorchStorage {
  readonly kind: "storage";
  /** Name of its entry in the archive, below "data/". */
  readonly key: string;
  readonly dtype: Dtype;
  /** Number of elements. */
  readonly count: number;
}

/** A tensor of the file: a stretch of a storage. */
export interface TorchTensor {
  readonly kind: "tensor";
  readonly storage: TorchStorage;
  /** Number of the storage's first element that belongs to the tensor. */
  readonly offset: number;
  readonly shape: readonly number[];
  readonly count: number;
}

const STORAGE_DTYPES: Readonly<Record<string, Dtype>> = {
  DoubleStorage: "F64",
  FloatStorage: "F32",
  HalfStorage: "F16",
  BFloat16Storage: "BF16",
  LongStorage: "I64",
  IntStorage: "I32",
  ShortStorage: "I16",
  CharStorage: "I8",
  ByteStorage: "U8",
  BoolStorage: "BOOL",
};

const has = (value: PickleValue, kind: "storage" | "tensor") =>
  typeof value === "object" && value !== null && "kind" in value && value.kind === kind;

/** Returns whether a value of the pickle is a tensor. */
export const isTensor = (value: PickleValue): value is PickleValue & TorchTensor => has(value, "tensor");
const isStorage = (value: PickleValue): value is PickleValue & TorchStorage => has(value, "storage");
const isSizes = (value: PickleValue): value is number[] =>
  Array.isArray(value) && value.every((each) => typeof each === "number");

/**
 * Returns the tensor of `_rebuild_tensor_v2(storage, offset, size, stride, ...)`.
 *
 * Optimizers go over the memory of a tensor, so what counts is its stretch of memory. Its order may be another than
 * that of the shape (channels last), but it may have no gaps.
 */
function rebuildTensor([storage, offset, shape, stride]: readonly PickleValue[]): TorchTensor {
  if (!isStorage(storage) || typeof offset !== "number" || !isSizes(shape) || !isSizes(stride)) {
    throw refused("refused.oddTensor");
  }
  const count = countOf(shape);
  if (Number.isNaN(count) || !Number.isSafeInteger(offset) || offset < 0 || stride.length !== shape.length) {
    throw refused("refused.oddShape");
  }
  if (offset + count > storage.count) {
    throw refused("refused.pastStorage", { count, offset, size: storage.count });
  }
  if (!isDense(shape, stride)) {
    throw refused("refused.gaps");
  }
  return { kind: "tensor", storage, offset, shape, count };
}

/** Returns whether the elements of a tensor fill a stretch of memory, in whichever order. */
function isDense(shape: readonly number[], stride: readonly number[]): boolean {
  if (shape.includes(0)) return true;
  let expected = 1;
  const axes = shape.map((size, axis) => ({ size, step: stride[axis] })).filter(({ size }) => size > 1);
  for (const { size, step } of axes.sort((a, b) => a.step - b.step)) {
    if (step !== expected) return false;
    expected *= size;
  }
  return true;
}

/** A tensor with attributes of its own, such as those of paged state: the tensor counts, the attributes do not. */
function rebuildFromType([build, type, args]: readonly PickleValue[]): PickleValue {
  const plain = (value: PickleValue): value is PickleGlobal =>
    typeof value === "object" && value !== null && "name" in value;
  if (!plain(build) || !build.call || !plain(type) || !Array.isArray(args))
    throw refused("refused.oddTensor");
  return build.call(args);
}

/** Answers the calls: by module and name. */
const CALLS: Readonly<Record<string, PickleGlobal["call"]>> = {
  "collections.OrderedDict": (args) => (args.length === 0 ? new Map() : mapOf(args[0])),
  "torch._utils._rebuild_tensor_v2": rebuildTensor as PickleGlobal["call"],
  "torch._utils._rebuild_parameter": ([data]) => data,
  "torch._tensor._rebuild_from_type_v2": rebuildFromType,
  "torch.Size": ([sizes]) => sizes,
  "torch.device": () => null,
  // Names of types only.
  "torch.Tensor": undefined,
  "torch.nn.parameter.Parameter": undefined,
};

/** Returns the dict of a list of pairs, as OrderedDict was pickled by Python 2. */
function mapOf(pairs: PickleValue): Map<PickleValue, PickleValue> {
  if (!Array.isArray(pairs)) throw refused("refused.oddDict");
  return new Map(
    pairs.map((pair): [PickleValue, PickleValue] => {
      if (!Array.isArray(pair) || pair.length !== 2) throw refused("refused.oddDict");
      return [pair[0], pair[1]];
    }),
  );
}

/** The fixed list of names that a state dict may import. */
export const TORCH_GLOBALS: Globals = new Map(
  [
    ...Object.entries(CALLS).map(([name, call]): PickleGlobal => ({ name, call })),
    ...Object.keys(STORAGE_DTYPES).map((name): PickleGlobal => ({ name: `torch.${name}` })),
  ].map((global) => [global.name, global]),
);

/**
 * Returns the storage that a persistent id names: ("storage", type, key, device, number of elements).
 *
 * @throws CheckpointError if the id is of another form, or of elements of a type that is not read
 */
export function storageOf(id: PickleValue): TorchStorage {
  if (!Array.isArray(id) || id[0] !== "storage") throw refused("refused.oddStorage");
  const [, type, key, , count] = id;
  const name = typeof type === "object" && type !== null && "name" in type ? type.name : "";
  const dtype = STORAGE_DTYPES[name.replace(/^torch\./, "")];
  if (
    !dtype ||
    typeof key !== "string" ||
    typeof count !== "number" ||
    !Number.isSafeInteger(count) ||
    count < 0
  ) {
    throw refused("refused.oddStorage");
  }
  return { kind: "storage", key, dtype, count };
}

/** Returns the bytes that a storage takes. */
export const storageBytes = ({ dtype, count }: TorchStorage): number => count * DTYPE_BYTES[dtype];
