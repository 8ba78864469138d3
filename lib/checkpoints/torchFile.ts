/**
 * Reads the files of `torch.save`: a zip archive with a pickle, data.pkl, and one entry for each storage, data/KEY.
 * Source: docs/source/notes/serialization.rst of PyTorch 2.11. Files from before PyTorch 1.6 have another form and are
 * refused.
 */

import { headerRefusals, torchRefusals } from "./messages";
import { type PickleValue, readPickle } from "./pickle";
import type { ByteSource } from "./source";
import {
  DTYPE_BYTES,
  MAX_TENSORS,
  refuser,
  type Scalar,
  type StateFile,
  shownName,
  type TensorEntry,
} from "./stateFile";
import { isTensor, storageBytes, storageOf, TORCH_GLOBALS, type TorchTensor } from "./torchGlobals";
import { entryStart, readEntry, readZipDirectory, type ZipEntry } from "./zip";

const refused = refuser({ ...headerRefusals, ...torchRefusals });

/** A larger pickle is refused, packed or not: that of 100,000 tensors has about 25 million bytes. */
const MAX_PICKLE_BYTES = 48 * 2 ** 20;
const MAX_BYTEORDER_BYTES = 16;
/** Levels of dicts and lists that are gone into. */
const MAX_DEPTH = 32;
/** Values that are gone through: a list may hold another list a thousand times, and that one a third. */
const MAX_VALUES = 5_000_000;
/** Name of the dict in which bitsandbytes (0.49.2 and later) hides the state that belongs to codes. */
const HIDDEN_DICT = "__bnb_optimizer_quant_state__";

/**
 * Reads the description of all tensors of a `.pt` file. Their bytes are read later, by slices.
 *
 * @throws CheckpointError if the archive or the pickle is refused, with the reason
 */
export async function readTorchFile(source: ByteSource): Promise<StateFile> {
  const entries = await readZipDirectory(source);
  const pickle = entries.find(({ name }) => name === "data.pkl" || /^[^/]+\/data\.pkl$/.test(name));
  if (!pickle) {
    throw refused("refused.noPickle");
  }
  const prefix = pickle.name.slice(0, -"data.pkl".length);
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  await checkByteOrder(source, byName.get(`${prefix}byteorder`));
  const bytes = await readEntry(source, pickle, MAX_PICKLE_BYTES);
  const content = readPickle(bytes, {
    globals: TORCH_GLOBALS,
    persistent(id) {
      const storage = storageOf(id);
      const entry = byName.get(`${prefix}data/${storage.key}`);
      checkStorage(storage.key, storageBytes(storage), entry);
      return storage;
    },
  });
  const tensors: TensorEntry[] = [];
  const scalars = new Map<string, Scalar>();
  walk(content, {
    tensor(name, tensor) {
      if (tensors.length >= MAX_TENSORS) {
        throw refused("refused.tooManyTensors", { most: MAX_TENSORS });
      }
      const entry = byName.get(`${prefix}data/${tensor.storage.key}`);
      if (entry) tensors.push(entryOf(name, tensor, source, entry));
    },
    scalar: (name, value) => void scalars.set(name, value),
  });
  return { format: "PyTorch", bytes: source.size, tensors, scalars };
}

async function checkByteOrder(source: ByteSource, entry: ZipEntry | undefined): Promise<void> {
  // Files from before PyTorch 2.1 do not say it, and come from machines with little-endian memory.
  if (!entry) return;
  const order = new TextDecoder().decode(await readEntry(source, entry, MAX_BYTEORDER_BYTES));
  if (order !== "little") {
    throw refused("refused.byteOrder", { order: shownName(order) });
  }
}

function checkStorage(key: string, needed: number, entry: ZipEntry | undefined): void {
  const name = shownName(key);
  if (!entry) throw refused("refused.storageMissing", { name });
  if (!entry.stored) {
    throw refused("refused.storagePacked", { name });
  }
  if (entry.size !== needed) {
    throw refused("refused.storageLength", { name, needed, size: entry.size });
  }
}

function entryOf(name: string, tensor: TorchTensor, source: ByteSource, entry: ZipEntry): TensorEntry {
  const { storage, offset, shape, count } = tensor;
  const width = DTYPE_BYTES[storage.dtype];
  let start: number | undefined;
  return {
    name,
    dtype: storage.dtype,
    shape,
    count,
    storage: `${storage.key}:${offset}`,
    async read(first, last) {
      start ??= await entryStart(source, entry);
      return source.read(start + (offset + first) * width, start + (offset + last) * width);
    },
  };
}

interface Visitor {
  tensor(name: string, tensor: TorchTensor): void;
  scalar(name: string, value: Scalar): void;
}

/** Calls a visitor with every tensor and plain value, with the keys that lead to it as its name. */
function walk(content: PickleValue, visitor: Visitor): void {
  let values = 0;
  const visit = (value: PickleValue, name: string, depth: number): void => {
    if (++values > MAX_VALUES || depth > MAX_DEPTH) {
      throw refused("refused.nested");
    }
    const below = (key: PickleValue, each: PickleValue) => {
      if (key === HIDDEN_DICT) return visit(each, name, depth + 1);
      const part = typeof key === "string" || typeof key === "number" ? String(key) : "?";
      visit(each, name === "" ? part : `${name}.${part}`, depth + 1);
    };
    if (isTensor(value)) visitor.tensor(name, value);
    else if (value instanceof Map) for (const [key, each] of value) below(key, each);
    else if (Array.isArray(value)) {
      // A pair of betas, a list of the parameters of a group.
      if (value.length > 0 && value.every((each) => typeof each === "number")) visitor.scalar(name, value);
      else for (const [index, each] of value.entries()) below(index, each);
    } else if (value === null || typeof value !== "object") visitor.scalar(name, value);
  };
  visit(content, "", 0);
}
