/** Turns the bytes of a reader's file into text. The page and the command line both read files with it. */
import { english, type FileWords } from "./messages";

/** Largest file that is read, bytes: a larger one could fill the memory of a page. */
export const MAX_FILE_BYTES = 32_000_000;

/** Number of bytes or characters at the start of a file that decide what it is. */
const CHECKED = 20_000;

/** Share of control characters above which a content is not text; a single one is a slip of some program. */
const MAX_CONTROL_SHARE = 0.01;

/** Fewest bytes of which zeros say that they are UTF-16: of fewer, zeros say as well that they are no text. */
const FEWEST_UTF16_BYTES = 16;

/** Share of zero bytes at odd or even positions above which bytes are UTF-16 without a byte order mark. */
const UTF16_SHARE = 0.3;

/** The text of a file, or why it cannot be used. */
export interface DecodedText {
  /** Why the file cannot be used, as a sentence that begins with the file's name; empty if it can. */
  readonly problem: string;
  /** The text without a byte order mark; empty if there is a problem. */
  readonly text: string;
  /** Name of the encoding that was found, if it is not UTF-8; else empty. */
  readonly encoding: string;
}

/** Returns whether so many of the first characters are control characters that the content is not text. */
export function isBinary(text: string): boolean {
  const start = text.slice(0, CHECKED);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters mark a binary file.
  const controls = start.match(/[\u0000-\u0008\u000e-\u001f]/g)?.length ?? 0;
  return controls > Math.max(1, start.length * MAX_CONTROL_SHARE);
}

/** Returns the sentence that refuses a file of this size; empty if its size is allowed. */
export const sizeProblem = (name: string, bytes: number, t: FileWords = english): string =>
  bytes <= MAX_FILE_BYTES
    ? ""
    : t("task.file.large", {
        name,
        size: String(Math.ceil(bytes / 1e6)),
        most: String(MAX_FILE_BYTES / 1e6),
      });

const refuse = (problem: string): DecodedText => ({ problem, text: "", encoding: "" });

/** Returns the sentence about a file that the browser does not give, such as one that was moved meanwhile. */
export const unreadable = (name: string, t: FileWords = english): string =>
  t("task.file.unreadable", { name });

/** Reads a reader's file as text, as `decodeText` does. Never throws: a file that cannot be read has a problem. */
export async function readTextFile(file: File, t: FileWords = english): Promise<DecodedText> {
  const large = sizeProblem(file.name, file.size, t);
  if (large) return refuse(large);
  const bytes = await file.arrayBuffer().catch(() => null);
  return bytes === null ? refuse(unreadable(file.name, t)) : decodeText(file.name, new Uint8Array(bytes), t);
}

/**
 * Reads the bytes of a file as UTF-8 or UTF-16, else as Windows-1252, the encoding of older spreadsheet exports.
 *
 * @param name of the file, for the sentences
 * @param t finds the words of the sentences
 */
export function decodeText(name: string, bytes: Uint8Array, t: FileWords = english): DecodedText {
  const large = sizeProblem(name, bytes.length, t);
  if (large) return refuse(large);
  const encoding = encodingOf(bytes);
  // A byte order mark is not part of the text: TextDecoder removes it.
  const text = new TextDecoder(encoding).decode(bytes);
  if (text.trim() === "") return refuse(t("task.file.empty", { name }));
  if (isBinary(text)) return refuse(t("task.file.binary", { name }));
  return { problem: "", text, encoding: encoding === "utf-8" ? "" : ENCODING_NAMES[encoding] };
}

const ENCODING_NAMES = {
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16",
  "windows-1252": "Windows-1252",
} as const;

function encodingOf(bytes: Uint8Array): "utf-8" | keyof typeof ENCODING_NAMES {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const start = bytes.subarray(0, CHECKED);
  if (start.length < FEWEST_UTF16_BYTES) return isUtf8(bytes) ? "utf-8" : "windows-1252";
  const zeros = [0, 0];
  start.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] += 1;
  });
  // Of UTF-16 in a European language, the high byte of nearly each character is zero, and no low byte is.
  if (zeros[0] === 0 && zeros[1] > start.length * UTF16_SHARE) return "utf-16le";
  if (zeros[1] === 0 && zeros[0] > start.length * UTF16_SHARE) return "utf-16be";
  return isUtf8(bytes) ? "utf-8" : "windows-1252";
}

/** Returns whether bytes are UTF-8. It decodes all of them: the first odd byte may be the last. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
