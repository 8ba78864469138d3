/**
 * The messages between an embedded figure and its host, the page around the frame: version 1 of the protocol.
 * docs/embedding.md describes them. All messages of the protocol are objects with `blockwise: 1`, so that they
 * cannot be taken for messages of another frame or of the host itself.
 */
import type { AnyValues } from "@/lib/options/options";
import { type HostTheme, THEMES } from "./settings";

/** Version of the protocol, the value of `blockwise` in each message. */
export const PROTOCOL_VERSION = 1;

/** Options to change, by name or by address key, with any values. The figure checks the values. */
export type HostPatch = Readonly<Record<string, unknown>>;

/** Answers of an exercise, by name of the question: whether the first answer was right. */
export type Answers = Readonly<Record<string, boolean>>;

/** State of a figure that a host can store and give back: plain data below MAX_SAVED_CHARACTERS. */
export interface SavedState {
  readonly v: 1;
  /** Options as the query of an address, without the question mark; "" for the defaults. */
  readonly query: string;
  /** Number of steps that the run had done; 0 without a run. */
  readonly step: number;
  readonly answers?: Answers;
}

/** A request of the host. Requests with an `id` are answered, and the answer has the same `id`. */
export type HostRequest = { readonly id?: string | number } & (
  | { readonly type: "set"; readonly patch: HostPatch }
  | { readonly type: "restore"; readonly saved: SavedState }
  /** Starts the run; with `steps`, it pauses at the first report after as many steps. */
  | { readonly type: "run"; readonly steps?: number }
  | { readonly type: "pause" }
  | { readonly type: "step" }
  | { readonly type: "reset" }
  | { readonly type: "getState" }
  /** Asks for the picture as it is now, as an SVG file. */
  | { readonly type: "getPicture" }
  | { readonly type: "theme"; readonly theme: HostTheme }
  /** Says whether the reader can see the frame, as on the current slide. A run pauses while it is out of sight. */
  | { readonly type: "visible"; readonly visible: boolean }
);

/** What a host needs to know of an option to make a control for it. */
export interface OptionDescription {
  readonly name: string;
  readonly key: string;
  readonly label: string;
  readonly kind: string;
  readonly choices?: readonly (string | number)[];
  readonly min?: number;
  readonly max?: number;
}

/** A message of the figure to the host, without the fields that all messages have. */
export type FrameMessage =
  /**
   * Sent when the frame takes requests, with `live: false`, and again when the figure is drawn. Requests between
   * the two wait for the figure.
   */
  | { readonly type: "ready"; readonly live: false }
  | { readonly type: "ready"; readonly live: true; readonly options: readonly OptionDescription[] }
  | {
      readonly type: "state";
      readonly values: AnyValues;
      readonly notes: readonly string[];
      readonly saved: SavedState;
      readonly running: boolean;
      readonly id?: string | number;
    }
  | {
      readonly type: "progress";
      readonly step: number;
      readonly of?: number;
      readonly running: boolean;
      /** Latest loss of each lane, in the order of the figure's lanes. */
      readonly losses?: readonly number[];
    }
  | {
      readonly type: "result";
      readonly step: number;
      readonly finished: boolean;
      readonly losses?: readonly number[];
      /** The figure's caption: the finding in one or two sentences. */
      readonly verdict: string;
      readonly saved: SavedState;
    }
  | {
      readonly type: "score";
      readonly answered: number;
      readonly right: number;
      /** Share of right answers, 0 to 1. */
      readonly score: number;
      readonly saved: SavedState;
    }
  | { readonly type: "height"; readonly height: number }
  /** The figure's picture as the text of an SVG file; "" while there is none, or if it is larger than MAX_PICTURE. */
  | { readonly type: "picture"; readonly svg: string; readonly id?: string | number }
  /** A key that no control of the figure used, for the host's own shortcuts. */
  | { readonly type: "key"; readonly key: string; readonly code: string }
  /** A request that was not understood, or too many of them. */
  | { readonly type: "problem"; readonly sentence: string; readonly id?: string | number };

/** Result of reading a message: a request, a sentence about a bad one, or null for a message of another kind. */
export type ReadRequest =
  | { readonly request: HostRequest }
  | { readonly problem: string; readonly id?: string | number };

/** Most options in one `set`, and most characters of a text in it. */
export const MAX_PATCH_ENTRIES = 64;
export const MAX_TEXT = 20_000;
/** Most characters of a saved state as JSON: SCORM 1.2 stores 4,096, and its adapters add some. */
export const MAX_SAVED_CHARACTERS = 3800;
/** Most steps of a run that a request can name. */
export const MAX_STEPS = 100_000;
/** Most characters of a picture. */
export const MAX_PICTURE = 400_000;
const MAX_ID = 200;

/**
 * Reads a message of the host. Never throws.
 *
 * @param data any data of a message event
 * @returns null if the message does not belong to the protocol
 */
export function readRequest(data: unknown): ReadRequest | null {
  if (data === "slide:stop" || data === "slide:start")
    return { request: { type: "visible", visible: data === "slide:start" } };
  if (!isRecord(data)) return null;
  // Messages of the first version of embeds had no namespace.
  if (data.blockwise === undefined && data.type === "set" && isRecord(data.patch)) return readSet(data, {});
  if (data.blockwise === undefined) return null;
  const id = readId(data.id);
  if (data.blockwise !== PROTOCOL_VERSION)
    return { problem: `This figure knows version ${PROTOCOL_VERSION} of the protocol only.`, ...id };
  switch (data.type) {
    case "set":
      return readSet(data, id);
    case "restore": {
      const saved = readSaved(data.saved);
      return saved
        ? { request: { type: "restore", saved, ...id } }
        : { problem: "restore: the state was not made by a figure.", ...id };
    }
    case "run":
      if (data.steps === undefined) return { request: { type: "run", ...id } };
      return isCount(data.steps, 1)
        ? { request: { type: "run", steps: data.steps, ...id } }
        : { problem: `run: steps must be a whole number from 1 to ${MAX_STEPS}.`, ...id };
    case "pause":
    case "step":
    case "reset":
    case "getState":
    case "getPicture":
      return { request: { type: data.type, ...id } };
    case "theme": {
      const theme = THEMES.find((each) => each === data.theme);
      return theme
        ? { request: { type: "theme", theme, ...id } }
        : { problem: `theme: must be one of ${THEMES.join(", ")}.`, ...id };
    }
    case "visible":
      return typeof data.visible === "boolean"
        ? { request: { type: "visible", visible: data.visible, ...id } }
        : { problem: "visible: must be true or false.", ...id };
    default:
      return { problem: `There is no request of the type "${printed(data.type)}".`, ...id };
  }
}

function readSet(data: Readonly<Record<string, unknown>>, id: { id?: string | number }): ReadRequest {
  if (!isRecord(data.patch))
    return { problem: "set: patch must be an object with options and their values.", ...id };
  const entries = Object.entries(data.patch);
  if (entries.length > MAX_PATCH_ENTRIES)
    return { problem: `set: ${entries.length} options are too many (${MAX_PATCH_ENTRIES} at most).`, ...id };
  const long = entries.find(([, value]) => typeof value === "string" && value.length > MAX_TEXT);
  if (long) return { problem: `set: "${printed(long[0])}" is longer than ${MAX_TEXT} characters.`, ...id };
  return { request: { type: "set", patch: Object.fromEntries(entries), ...id } };
}

/** Returns a state that was stored by a host, or null if the data is no such state. Never throws. */
export function readSaved(data: unknown): SavedState | null {
  if (!isRecord(data) || data.v !== 1) return null;
  const { query, step, answers } = data;
  if (typeof query !== "string" || query.length > MAX_SAVED_CHARACTERS || !isCount(step, 0)) return null;
  if (answers === undefined) return { v: 1, query, step };
  if (!isRecord(answers)) return null;
  const entries = Object.entries(answers).filter(
    (entry): entry is [string, boolean] => /^[\w-]{1,40}$/.test(entry[0]) && typeof entry[1] === "boolean",
  );
  return { v: 1, query, step, answers: Object.fromEntries(entries) };
}

/**
 * Returns the state with as much as fits into MAX_SAVED_CHARACTERS: a long query is dropped, and then the
 * answers, since a host's database refuses a longer state as a whole.
 */
export function limitSaved(saved: SavedState): SavedState {
  const fits = (state: SavedState) => JSON.stringify(state).length <= MAX_SAVED_CHARACTERS;
  if (fits(saved)) return saved;
  const short: SavedState = { ...saved, query: "", step: 0 };
  return fits(short) ? short : { v: 1, query: "", step: 0 };
}

function readId(id: unknown): { id?: string | number } {
  if (typeof id === "string" && id.length <= MAX_ID) return { id };
  return typeof id === "number" && Number.isFinite(id) ? { id } : {};
}

/** Returns whether the data is a whole number from `least` to MAX_STEPS. */
const isCount = (data: unknown, least: number): data is number =>
  typeof data === "number" && Number.isInteger(data) && data >= least && data <= MAX_STEPS;

/** Returns whether the data is an object that is not a list. */
export function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}

const printed = (data: unknown) => (typeof data === "string" ? data.slice(0, 40) : typeof data);
