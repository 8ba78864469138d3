/** The worker that times training steps on the reader's GPU. It brings a tensor library. Bundled as a classic script (scripts/bundle.mjs). */
import { saidOf } from "@/lib/session/sentenceOf";
import { serve } from "@/lib/session/serve";
import type { FromTiming } from "./messages";
import { type StepsPart, type StepsRequest, timeSteps } from "./timeSteps";

serve<StepsRequest, FromTiming<StepsPart>>((post) => async (request) => {
  try {
    for await (const part of timeSteps(navigator.gpu, request)) post({ type: "part", part });
    post({ type: "done" });
  } catch (error) {
    post({ type: "failed", sentence: saidOf(error) });
  }
});
