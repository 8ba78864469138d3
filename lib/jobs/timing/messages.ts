/** The messages between the page and the workers that time the reader's GPU. */
import type { Said } from "@/lib/i18n/said";
import { workerAt } from "@/lib/session/open";
import type { BudgetPart, BudgetRequest } from "../whatFits/findBudget";
import type { WhatFitsPart, WhatFitsRequest } from "../whatFits/whatFits";
import type { TimingPart, TimingRequest } from "./timeKernels";
import type { StepsPart, StepsRequest } from "./timeSteps";

/** Messages from a worker that does one timing. */
export type FromTiming<Part> =
  | { readonly type: "part"; readonly part: Part }
  | { readonly type: "done" }
  | { readonly type: "failed"; readonly sentence: Said };

/** Opens sessions with the worker that times kernels. It gets one request, and ends with the timing. */
export const timingWorkerAt = workerAt<TimingRequest, FromTiming<TimingPart>>(
  "/engine/timing.js",
  "timesGpu",
);

/** Opens sessions with the worker that counts the requests of training steps and times the steps. */
export const stepsWorkerAt = workerAt<StepsRequest, FromTiming<StepsPart>>("/engine/steps.js", "timesSteps");

/** Opens sessions with the worker that trains what fits into a budget of GPU memory. */
export const whatFitsWorkerAt = workerAt<WhatFitsRequest, FromTiming<WhatFitsPart>>(
  "/engine/what-fits.js",
  "trainsWhatFits",
);

/** Opens sessions with the worker that finds a budget of GPU memory. */
export const findBudgetWorkerAt = workerAt<BudgetRequest, FromTiming<BudgetPart>>(
  "/engine/find-budget.js",
  "findsBudget",
);
