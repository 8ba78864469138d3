/**
 * Why a file is refused, in English. The lists are apart, so that a program that reads one kind of file does not hold the
 * sentences about all.
 */
import { fill } from "@/lib/i18n/fill";
import type { Messages } from "@/lib/i18n/message";
import type { Translate } from "@/lib/i18n/translate";

/** Why a file is refused by its first bytes, or because no state of an optimizer is in it. */
export const openRefusals = {
  "refused.empty": "The file is empty.",
  "refused.lfs": "This is a Git LFS pointer, not the file itself: fetch it with “git lfs pull”.",
  "refused.barePickle":
    "This is a bare pickle, or a file of torch.save from before PyTorch 1.6, which is not read. Load it in PyTorch and save it anew.",
  "refused.gzip": "The file is compressed with gzip. Unpack it first.",
  "refused.hdf5": "This is an HDF5 file, which is not read.",
  "refused.gguf": "This is a GGUF file. It holds the weights of a model and no state of an optimizer.",
  "refused.unknown":
    "This is no checkpoint that can be read here: it is neither a .safetensors file nor a .pt file of torch.save.",
  "refused.onlySettings":
    "The file has the settings of an optimizer and no state: it was saved before the first step, or without its state.",
  "refused.noTensors": "The file has no tensors.",
  "refused.noState":
    "The file has {count} tensors, but none is named as the state of an optimizer is. The first are {first}: weights of a model, perhaps.",
} as const satisfies Messages<string>;

/** Why a safetensors file is refused, or a tensor of any file. */
export const headerRefusals = {
  "refused.tooManyTensors": "The file has more than {most} tensors, which are not read.",
  "refused.noNumbers": "Elements of type {type} cannot be read as numbers.",
  "refused.noHeader": "The file ends before its header begins.",
  "refused.headerCut":
    "The header is said to have {length} bytes, but the file has only {size}: it is cut off, or it is no safetensors file.",
  "refused.headerTooLong":
    "The header is said to have {length} bytes; headers of more than {most} are not read.",
  "refused.headerNoJson": "The header is not valid JSON: the file is damaged, or it is no safetensors file.",
  "refused.headerNoTable": "The header is no table of tensors.",
  "refused.noDescription": "The tensor “{name}” has no description in the header.",
  "refused.unknownType": "The tensor “{name}” has elements of the type {type}, which is not known.",
  "refused.noShape": "The tensor “{name}” has no shape of whole numbers in the header.",
  "refused.noRange": "The tensor “{name}” has no range of bytes in the header.",
  "refused.otherLength":
    "The tensor “{name}” is said to lie in {length} bytes, but its shape needs {needed}: the header contradicts itself.",
  "refused.otherPlace":
    "The bytes of the tensor “{name}” begin at {begin}, but those before it end at {end}: the header contradicts itself.",
  "refused.cutOff":
    "The header promises {promised} bytes of tensors, but the file holds {held}: it is cut off.",
  "refused.leftOver":
    "The file holds {more} bytes more than its header describes: the header does not belong to it.",
} as const satisfies Messages<string>;

/** Why a zip archive is refused. */
export const archiveRefusals = {
  "refused.tooManyEntries": "The archive has {count} entries; more than {most} are not read.",
  "refused.longDirectory": "The archive’s directory has {length} bytes; more than {most} are not read.",
  "refused.disks": "An archive of several disks is not read.",
  "refused.encrypted": "The entry “{name}” of the archive is encrypted.",
  "refused.method": "The entry “{name}” of the archive is packed with method {method}, which is not read.",
  "refused.storedLength":
    "The entry “{name}” of the archive is stored as it is, but said to have {size} bytes in {packed}: the directory contradicts itself.",
  "refused.overlap":
    "The entry “{name}” of the archive overlaps what follows it, as in archives that are made to fill a memory.",
  "refused.tooLarge":
    "The entry “{name}” of the archive unpacks to more than {most} bytes, which are not read.",
  "refused.largerThanSaid":
    "The entry “{name}” of the archive unpacks to more bytes than the directory says.",
  "refused.zipDirectoryOutside":
    "The zip archive is damaged or cut off: its directory lies outside the file.",
  "refused.zipDirectoryShort":
    "The zip archive is damaged or cut off: its directory ends after {read} of {count} entries.",
  "refused.zipLongEntry":
    "The zip archive is damaged or cut off: an entry of its directory is longer than the directory.",
  "refused.zipNoDirectory": "The zip archive is damaged or cut off: it has no directory at its end.",
  "refused.zip64Missing": "The zip archive is damaged or cut off: its zip64 record is missing.",
  "refused.zip64Outside": "The zip archive is damaged or cut off: its zip64 record lies outside the file.",
  "refused.zip64Sizes":
    "The zip archive is damaged or cut off: The entry “{name}” of the archive has no zip64 sizes.",
  "refused.zipMissing":
    "The zip archive is damaged or cut off: the entry “{name}” is not where the directory says.",
  "refused.zipPacked": "The zip archive is damaged or cut off: the entry “{name}” cannot be unpacked.",
  "refused.zipShort": "The zip archive is damaged or cut off: the entry “{name}” is too short.",
} as const satisfies Messages<string>;

/** Why a file of torch.save is refused. */
export const torchRefusals = {
  "refused.noPickle": "The zip archive has no data.pkl, so it is no file of torch.save.",
  "refused.byteOrder": "The file was written with the byte order “{order}”, which is not read.",
  "refused.storageMissing":
    "The storage “{name}” is described, but not in the archive: the file is incomplete.",
  "refused.storagePacked":
    "The storage “{name}” is compressed. torch.save stores tensors as they are; save the file once more without packing it.",
  "refused.storageLength":
    "The storage “{name}” is said to have {needed} bytes, but its entry has {size}: the file contradicts itself.",
  "refused.nested": "The file nests its dicts and lists deeper than a state dict does.",
  "refused.oddTensor": "The pickle describes a tensor in a way that is not understood.",
  "refused.oddShape": "The pickle describes the shape of a tensor in a way that is not understood.",
  "refused.oddDict": "The pickle describes a dict in a way that is not understood.",
  "refused.oddStorage": "The pickle describes a storage in a way that is not understood.",
  "refused.pastStorage":
    "A tensor is said to have {count} elements from {offset} on, but its storage has {size}: the file contradicts itself.",
  "refused.gaps": "A tensor is a view with gaps, which is not read. Save a contiguous copy of it.",
  "refused.pickleCut": "The pickle in the file is damaged or cut off.",
  "refused.opcode": "The pickle uses the opcode {opcode}, which no state dict needs. Nothing was executed.",
  "refused.protocol": "The pickle has protocol {protocol}, which is not known. Nothing was executed.",
  "refused.call": "The pickle calls “{name}”, which is only a name here. Nothing was executed.",
  "refused.build": "The pickle sets attributes of an object (BUILD). Nothing was executed.",
  "refused.longNumber": "The pickle has a whole number of {length} bytes. Nothing was executed.",
  "refused.tooManyObjects": "The pickle builds more objects than a state dict has. Nothing was executed.",
  "refused.unlisted":
    "The pickle asks for “{name}”, which is not on the list of names that state dicts need. Nothing was executed.",
} as const satisfies Messages<string>;

/** The key of a sentence about a file that is refused. */
export type RefusalKey = keyof (typeof openRefusals &
  typeof headerRefusals &
  typeof archiveRefusals &
  typeof torchRefusals);

/** Why a file is refused, as data. A list holds names from the file. */
export interface Refusal {
  readonly key: RefusalKey;
  readonly values: Readonly<Record<string, string | readonly string[]>>;
}

/** Returns the values of a refusal as texts. @param quote puts a name into quotation marks */
const textsOf = ({ values }: Refusal, quote: (name: string) => string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "string" ? value : value.map(quote).join(", "),
    ]),
  );

/** Returns the sentence of a refusal in English. @param message with places for its values */
export const refusalInEnglish = (message: string, refusal: Refusal): string =>
  fill(
    message,
    textsOf(refusal, (name) => `“${name}”`),
  );

/** Returns the sentence of a refusal in the language of `t`. */
export const refusalIn = (t: Translate<RefusalKey | "xray.quoted">, refusal: Refusal): string =>
  t(
    refusal.key,
    textsOf(refusal, (name) => t("xray.quoted", { name })),
  );
