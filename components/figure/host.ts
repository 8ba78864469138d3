/**
 * Messages between an embedded figure and the host, the page around its frame. The figure waits for no
 * answer: it also works in a host that knows none of these messages.
 */
import type { Patch } from "./history";

/**
 * Returns the messages that report a height, one for each kind of host: course platforms never agreed on one
 * form, and each ignores the forms of the others.
 *
 * @param height of the document, whole CSS pixels
 */
export function heightMessages(height: number): readonly unknown[] {
  const lti = { subject: "lti.frameResize", height };
  return [
    lti, // Canvas, SPLICE hosts, the LTI draft
    JSON.stringify(lti), // Moodle's message plugin, IMathAS
    { context: "h5p", action: "resize", height, scrollHeight: height }, // H5P: versions differ in the field
    JSON.stringify({ context: "iframe.resize", height }), // Embedly, Observable, many blogs
    JSON.stringify({ action: "resize", height }), // OpenLearning
    { action: "resize", scrollHeight: height }, // Edlib
  ];
}

/** Registers the embed with H5P's resizer, which sets no height before it gets this message. */
export const HELLO = { context: "h5p", action: "hello" };

/**
 * Returns the answer that H5P's resizer expects to a message, or undefined if `data` is not from the resizer.
 */
export function h5pAnswer(data: unknown, height: number): unknown {
  if (!isRecord(data) || data.context !== "h5p") return undefined;
  if (data.action !== "hello" && data.action !== "resizePrepared") return undefined;
  const next = data.action === "hello" ? "prepareResize" : "resize";
  return { context: "h5p", action: next, height, scrollHeight: height, clientHeight: height };
}

/** Returns the options that a message asks to set, or undefined if it is not such a message. */
export function requestedPatch(data: unknown): Patch | undefined {
  return isRecord(data) && data.type === "set" && isRecord(data.patch) ? data.patch : undefined;
}

function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}

type Receiver = (patch: Patch) => void;

/** Holds the options that a host sets until the figure has been loaded. */
export interface Inbox {
  readonly put: Receiver;
  /**
   * Passes the waiting options to a receiver, as one patch, and from then on each patch at once.
   *
   * @returns a function that stops it; later patches wait again
   */
  readonly open: (receiver: Receiver) => () => void;
}

/** Returns an empty inbox without a receiver. */
export function createInbox(): Inbox {
  let receiver: Receiver | undefined;
  let waiting: Patch | undefined;
  return {
    put(patch) {
      if (receiver) receiver(patch);
      else waiting = { ...waiting, ...patch };
    },
    open(next) {
      receiver = next;
      const patch = waiting;
      waiting = undefined;
      if (patch) next(patch);
      return () => {
        if (receiver === next) receiver = undefined;
      };
    },
  };
}
