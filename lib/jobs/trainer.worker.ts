/**
 * The worker of the jobs that train a model: it brings a tensor library, which the one that computes pictures does
 * without. Bundled as a classic script (scripts/bundle.mjs).
 */

import { makeBench, type Parts } from "./bench";
import { makeGradientsJob } from "./embeddingGradients/job";
import type { FromCompute, Jobs, ToCompute, TrainingJob } from "./jobs";
import { makeLater } from "./later";

// The page's type library describes a window; a worker's postMessage has no target origin.
const page = self as unknown as { postMessage(message: FromCompute): void };

const jobs: { [N in TrainingJob]: (request: Jobs[N]["request"]) => AsyncGenerator<Jobs[N]["part"]> } = {
  "embedding-gradients": makeGradientsJob(navigator.gpu),
};
const receive = makeBench({
  run: (job, request) => (jobs[job as TrainingJob] as (request: unknown) => Parts)(request),
  post: (message) => page.postMessage(message),
  later: makeLater(),
});
self.onmessage = ({ data }: MessageEvent<ToCompute>) => receive(data);
