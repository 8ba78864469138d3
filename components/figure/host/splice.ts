/**
 * The dialect of SPLICE hosts (Runestone, PreTeXt's SCORM adapter, Doenet): an exercise reports a score with a
 * state, and gets its state back when it is shown again. https://cssplice.org
 */
import { isRecord, MAX_SAVED_CHARACTERS } from "./protocol";

/** How long an answer to `getState` is waited for, milliseconds. Most pages know nothing of SPLICE. */
export const STATE_WITHIN_MS = 5000;

/** Speaks SPLICE for one frame. `S` is the state that the host stores: plain data, small as JSON. */
export interface SpliceLine<S> {
  /** Asks the host for the stored state. `restore` is called at most once, within STATE_WITHIN_MS. */
  ask(restore: (saved: S) => void): void;
  /** Reports a score from 0 to 1 with the state that restores it. */
  report(score: number, saved: S): void;
  /** Handles a message of the host. @returns whether it was one of SPLICE */
  hear(data: unknown): boolean;
}

/**
 * Returns the SPLICE line of a frame.
 *
 * @param activity address of the frame without its options, which identifies the exercise
 * @param send posts a message to the host
 * @param read checks a state that the host has stored; null for data that is no such state
 */
export function createSpliceLine<S>(
  activity: string,
  send: (message: unknown) => void,
  read: (data: unknown) => S | null,
): SpliceLine<S> {
  let count = 0;
  let asked: { readonly id: string; readonly restore: (saved: S) => void } | null = null;
  let latest: { readonly score: number; readonly state: S } | null = null;
  const message = (subject: string, fields: object) => ({
    subject,
    message_id: `${activity}#${++count}`,
    activity_id: activity,
    ...fields,
  });
  const report = () => {
    if (latest) send(message("SPLICE.reportScoreAndState", latest));
  };
  return {
    ask(restore) {
      const request = message("SPLICE.getState", {});
      asked = { id: request.message_id, restore };
      setTimeout(() => {
        asked = null;
      }, STATE_WITHIN_MS);
      send(request);
    },
    report(score, saved) {
      latest = { score: Math.min(1, Math.max(0, score)), state: saved };
      report();
    },
    hear(data) {
      if (!isRecord(data) || typeof data.subject !== "string" || !data.subject.startsWith("SPLICE."))
        return false;
      if (data.subject === "SPLICE.getState.response" && asked && data.message_id === asked.id) {
        const { restore } = asked;
        asked = null;
        const saved = read(typeof data.state === "string" ? parsed(data.state) : data.state);
        if (saved) restore(saved);
      }
      if (data.subject === "SPLICE.flushState" && typeof data.message_id === "string") {
        report();
        send({
          subject: "SPLICE.flushState.response",
          message_id: data.message_id,
          success: true,
          hadState: latest !== null,
        });
      }
      return true;
    },
  };
}

/** Returns the content of a JSON text, undefined if it is none. Hosts store a state as text or as data. */
function parsed(text: string): unknown {
  if (text.length > 2 * MAX_SAVED_CHARACTERS) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
