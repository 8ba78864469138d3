/** The worker that looks for GPU memory. Bundled as a classic script (scripts/bundle.mjs). */
import { saidOf } from "@/lib/session/sentenceOf";
import { serve } from "@/lib/session/serve";
import type { FromTiming } from "../timing/messages";
import { type BudgetPart, type BudgetRequest, findBudget } from "./findBudget";

serve<BudgetRequest, FromTiming<BudgetPart>>((post) => async (request) => {
  try {
    await findBudget(navigator.gpu, request, (part) => post({ type: "part", part }));
    post({ type: "done" });
  } catch (error) {
    post({ type: "failed", sentence: saidOf(error) });
  }
});
