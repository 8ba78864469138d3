/** The worker that trains what fits into a budget of GPU memory. Bundled as a classic script (scripts/bundle.mjs). */
import { saidOf } from "@/lib/session/sentenceOf";
import { serve } from "@/lib/session/serve";
import type { FromTiming } from "../timing/messages";
import { trainWhatFits, type WhatFitsPart, type WhatFitsRequest } from "./whatFits";

serve<WhatFitsRequest, FromTiming<WhatFitsPart>>((post) => async (request) => {
  try {
    for await (const part of trainWhatFits(navigator.gpu, request)) post({ type: "part", part });
    post({ type: "done" });
  } catch (error) {
    post({ type: "failed", sentence: saidOf(error) });
  }
});
