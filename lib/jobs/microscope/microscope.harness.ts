/** A microscope without a worker, for tests. */
import { messageInEnglish } from "@/lib/session/inEnglish.testing";
import type { FromMicroscope } from "./messages";
import { Microscope } from "./microscope";

/**
 * Starts a microscope.
 *
 * @param gpu what it takes for `navigator.gpu`
 * @returns the microscope, the messages that it has posted, and a function that waits until a search of them finds
 *   something
 */
export function startMicroscope(gpu: GPU | undefined) {
  const heard: FromMicroscope[] = [];
  let wake = () => {};
  const microscope = new Microscope({
    gpu,
    now: () => performance.now(),
    post(message) {
      // A worker's message is a copy: the microscope may write into the original.
      heard.push(messageInEnglish(message));
      wake();
    },
  });
  void microscope.work();
  const until = async <T>(find: () => T | undefined): Promise<T> => {
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return { microscope, heard, until };
}
