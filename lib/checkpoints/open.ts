/** Finds out what kind of file it is, and reads it. */

import { openRefusals } from "./messages";
import { looksLikeSafetensors, readSafetensors } from "./safetensors";
import { type ByteSource, windowedSource } from "./source";
import { refuser, type StateFile } from "./stateFile";
import { readTorchFile } from "./torchFile";
import { looksLikeZip } from "./zip";

const refused = refuser(openRefusals);

/** Bytes at the start of a file that tell its kind. */
const HEAD_BYTES = 64;

/** What begins in a known way and is not read, with the reason. */
const OTHERS: readonly { readonly begins: readonly number[]; readonly key: keyof typeof openRefusals }[] = [
  {
    begins: [...new TextEncoder().encode("version https://git-lfs")],
    key: "refused.lfs",
  },
  {
    begins: [0x80],
    key: "refused.barePickle",
  },
  {
    begins: [0x1f, 0x8b],
    key: "refused.gzip",
  },
  {
    begins: [0x89, 0x48, 0x44, 0x46],
    key: "refused.hdf5",
  },
  {
    begins: [...new TextEncoder().encode("GGUF")],
    key: "refused.gguf",
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
  if (source.size === 0) throw refused("refused.empty");
  const windowed = windowedSource(source);
  const head = await windowed.read(0, Math.min(HEAD_BYTES, source.size));
  if (looksLikeZip(head)) return readTorchFile(windowed);
  if (looksLikeSafetensors(head)) return readSafetensors(windowed);
  const other = OTHERS.find(({ begins }) => beginsWith(head, begins));
  throw refused(other?.key ?? "refused.unknown");
}
