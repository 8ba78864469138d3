/**
 * How an embedded figure speaks with the page around it. Nothing waits for an answer: a host that knows none of
 * this still shows the figure.
 */

/**
 * One height in the words of each kind of host. Course platforms never agreed on one; each ignores the others'.
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

/** Introduces us to H5P's resizer, which sets no height before. */
export const HELLO = { context: "h5p", action: "hello" };

/** What H5P's resizer wants to hear next, or undefined if `data` is not from it. */
export function h5pAnswer(data: unknown, height: number): unknown {
  if (!isRecord(data) || data.context !== "h5p") return undefined;
  if (data.action !== "hello" && data.action !== "resizePrepared") return undefined;
  const next = data.action === "hello" ? "prepareResize" : "resize";
  return { context: "h5p", action: next, height, scrollHeight: height, clientHeight: height };
}

/** The options that a host asks to set, or undefined if `data` asks for nothing. */
export function askedPatch(data: unknown): Readonly<Record<string, unknown>> | undefined {
  return isRecord(data) && data.type === "set" && isRecord(data.patch) ? data.patch : undefined;
}

function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}
