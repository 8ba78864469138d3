/**
 * Reports of a frame's height, in the forms that course platforms and blogs know. They never agreed on one form,
 * and each ignores the forms of the others.
 */
import { isRecord, PROTOCOL_VERSION } from "./protocol";

/**
 * Returns the messages that report a height, one for each kind of host.
 *
 * @param figure name of the figure
 * @param height of the document, whole CSS pixels
 */
export function heightMessages(figure: string, height: number): readonly unknown[] {
  const lti = { subject: "lti.frameResize", height };
  return [
    { blockwise: PROTOCOL_VERSION, figure, type: "height", height },
    lti, // Canvas, SPLICE hosts (Runestone), the LTI draft
    // IMathAS sets the height of the element around the frame to `wrapheight`, and to 0 without it.
    JSON.stringify({ ...lti, wrapheight: height }),
    { context: "h5p", action: "resize", height, scrollHeight: height }, // H5P: versions differ in the field
    JSON.stringify({ context: "iframe.resize", height }), // Embedly, Observable, many blogs
    JSON.stringify({ action: "resize", height }), // OpenLearning
    { action: "resize", scrollHeight: height }, // Edlib
  ];
}

/**
 * Registers the frame with H5P's resizer. Not sent from an opaque origin: the resizer answers to the origin of
 * the message, which is "null" then, and throws.
 */
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

/** Returns whether a message asks for the height: PreTeXt and IMathAS send this text. */
export const asksForHeight = (data: unknown) => data === "requestResize";

/** How long a height must be unchanged before it is reported, milliseconds. */
export const SETTLED_MS = 120;
/** The same after the width has changed, which may be the host's answer to a report: hosts animate it. */
export const SETTLED_AFTER_WIDTH_MS = 300;
/** Longest time for which a height that keeps changing is held back, milliseconds. */
export const LONGEST_WAIT_MS = 1000;

/** Size of the frame's content: its height, and the width that it was laid out for, CSS pixels. */
export interface FrameSize {
  readonly width: number;
  readonly height: number;
}

/** Decides when a height is reported. */
export interface HeightReporter {
  /** Takes a new size. */
  measure(size: FrameSize): void;
  stop(): void;
}

/** How long after a report a change of the width counts as the host's answer to it, milliseconds. */
const ANSWER_WITHIN_MS = 2000;
/** A host that widens the frame with its height gets this many reports for one change. */
const MOST_IN_A_CHAIN = 3;

/** A report, and the number of reports before it that the host answered by another width. */
interface Report extends FrameSize {
  readonly at: number;
  readonly chain: readonly FrameSize[];
}

/**
 * Returns a reporter that sends the first height at once and each later one when it has settled. A host that
 * widens the frame in answer to a height, as one that keeps its proportions, would get a longer and longer series of
 * heights. It gets three: the third is the height at which the series would end.
 */
export function createHeightReporter(report: (height: number) => void): HeightReporter {
  let reported: Report | undefined;
  let latest: FrameSize | undefined;
  let changedAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const send = () => {
    timer = undefined;
    if (!latest || latest.height === reported?.height) return;
    const at = Date.now();
    const answered = reported && latest.width !== reported.width && at - reported.at < ANSWER_WITHIN_MS;
    const chain = answered && reported ? [...reported.chain, reported] : [];
    if (chain.length >= MOST_IN_A_CHAIN && reported && latest.height < reported.height) {
      reported = { ...reported, at };
      return;
    }
    const height =
      chain.length === MOST_IN_A_CHAIN - 1
        ? Math.max(latest.height, endOf([...chain, latest]))
        : latest.height;
    reported = { width: latest.width, height, at, chain };
    report(height);
  };
  return {
    measure(size) {
      // A frame without a size is not drawn: a hidden slide, a closed fold.
      if (size.width === 0 || size.height === 0) return;
      const before = latest;
      latest = size;
      if (!reported) return send();
      if (size.height === before?.height) return;
      const now = Date.now();
      if (timer === undefined) changedAt = now;
      clearTimeout(timer);
      const settled = size.width === reported.width ? SETTLED_MS : SETTLED_AFTER_WIDTH_MS;
      timer = setTimeout(send, Math.min(settled, Math.max(0, changedAt + LONGEST_WAIT_MS - now)));
    },
    stop: () => clearTimeout(timer),
  };
}

/**
 * Returns the height at which a host that keeps its proportions and a content that gets taller with its width come
 * to rest, by the line through the last two sizes; at most twice the last height.
 *
 * @param sizes three sizes, of which the host chose the last two
 */
function endOf(sizes: readonly FrameSize[]): number {
  const [first, second, third] = sizes;
  const perWidth = (third.height - second.height) / (third.width - second.width || 1);
  const perHeight = (third.width - second.width) / (second.height - first.height || 1);
  const growth = perWidth * perHeight;
  if (!(growth > 0 && growth < 1)) return third.height;
  const rest = (third.height - second.height) / (1 - growth);
  return Math.min(2 * third.height, Math.ceil(second.height + rest));
}
