/** The worker that times the reader's GPU. Bundled as a classic script (scripts/bundle.mjs). */
import { saidOf } from "@/lib/session/sentenceOf";
import { serve } from "@/lib/session/serve";
import type { FromTiming } from "./messages";
import { type TimingPart, type TimingRequest, timeKernels } from "./timeKernels";

serve<TimingRequest, FromTiming<TimingPart>>((post) => async (request) => {
  try {
    for await (const part of timeKernels(navigator.gpu, request)) post({ type: "part", part });
    post({ type: "done" });
  } catch (error) {
    post({ type: "failed", sentence: saidOf(error) });
  }
});
