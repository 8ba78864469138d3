/** Finds out what kind of file it is, and reads it. */
import { looksLikeSafetensors, readSafetensors } from "./safetensors";
import { type ByteSource, windowedSource } from "./source";
import { CheckpointError, type StateFile } from "./stateFile";
import { readTorchFile } from "./torchFile";
import { looksLikeZip } from "./zip";

/** Bytes at the start of a file that tell its kind. */
const HEAD_BYTES = 64;

/** What begins in a known way and is not read, with the reason. */
const OTHERS: readonly { readonly begins: readonly number[]; readonly sentence: string }[] = [
  {
    begins: [...new TextEncoder().encode("version https://git-lfs")],
    sentence: "This is a Git LFS pointer, not the file itself: fetch it with “git lfs pull”.",
  },
  {
    begins: [0x80],
    sentence:
      "This is a bare pickle, or a file of torch.save from before PyTorch 1.6, which is not read. Load it in PyTorch and save it anew.",
  },
  {
    begins: [0x1f, 0x8b],
    sentence: "The file is compressed with gzip. Unpack it first.",
  },
  {
    begins: [0x89, 0x48, 0x44, 0x46],
    sentence: "This is an HDF5 file, which is not read.",
  },
  {
    begins: [...new TextEncoder().encode("GGUF")],
    sentence: "This is a GGUF file. It holds the weights of a model and no state of an optimizer.",
  },
];

const beginsWith = (head: Uint8Array, begin: readonly number[]) => begin.every((byte, i) => head[i] === byte);

/**
 * Reads the description of a checkpoint: a `.safetensors` file, or a `.pt` file of torch.save. The name of the file does
 * not matter. Tensors are read later, by slices.
 *
 * @throws CheckpointError with a sentence, if the file is of another kind, damaged, cut off or contradicts itself
 */
export async function openStateFile(source: ByteSource): Promise<StateFile> {
  if (source.size === 0) throw new CheckpointError("The file is empty.");
  const windowed = windowedSource(source);
  const head = await windowed.read(0, Math.min(HEAD_BYTES, source.size));
  if (looksLikeZip(head)) return readTorchFile(windowed);
  if (looksLikeSafetensors(head)) return readSafetensors(windowed);
  const other = OTHERS.find(({ begins }) => beginsWith(head, begins));
  throw new CheckpointError(
    other?.sentence ??
      "This is no checkpoint that can be read here: it is neither a .safetensors file nor a .pt file of torch.save.",
  );
}
