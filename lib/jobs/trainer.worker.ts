/**
 * The worker of the jobs that train a model. It brings a tensor library, which the other jobs do without.
 * Bundled as a classic script (scripts/bundle.mjs).
 */
import { serve } from "@/lib/session/serve";
import { makeGradientsJob } from "./embeddingGradients/job";
import { makeJobQueue, type Parts } from "./jobQueue";
import type { FromCompute, Jobs, ToCompute, TrainingJob } from "./jobs";

const jobs: { [N in TrainingJob]: (request: Jobs[N]["request"]) => AsyncGenerator<Jobs[N]["part"]> } = {
  "embedding-gradients": makeGradientsJob(navigator.gpu),
};

serve<ToCompute, FromCompute>((post) =>
  makeJobQueue({
    run: (job, request) => (jobs[job as TrainingJob] as (request: unknown) => Parts)(request),
    post,
  }),
);
