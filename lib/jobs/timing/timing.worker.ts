/** The worker that times the reader's GPU. Bundled as a classic script (scripts/bundle.mjs). */
import { sentenceOf } from "@/lib/session/sentenceOf";
import type { FromTiming, ToTiming } from "./messages";
import { timeKernels } from "./timeKernels";

// The page's type library describes a window; a worker's postMessage has no target origin.
const page = self as unknown as { postMessage(message: FromTiming): void };

self.onmessage = async ({ data }: MessageEvent<ToTiming>) => {
  try {
    for await (const part of timeKernels(navigator.gpu, data)) page.postMessage({ type: "part", part });
    page.postMessage({ type: "done" });
  } catch (error) {
    page.postMessage({ type: "failed", sentence: sentenceOf(error) });
  }
};
