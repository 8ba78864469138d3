/** The worker that computes pictures. Bundled as a classic script (scripts/bundle.mjs). */
import { makeBench, type Parts } from "./bench";
import { type FromCompute, makeJobs, type PictureJob, type ToCompute } from "./jobs";
import { makeLater } from "./later";

// The page's type library describes a window; a worker's postMessage has no target origin.
const page = self as unknown as { postMessage(message: FromCompute): void };

const jobs = makeJobs({ gpu: navigator.gpu, now: () => performance.now() });
const receive = makeBench({
  run: (job, request) => (jobs[job as PictureJob] as (request: unknown) => Parts)(request),
  post: (message) => page.postMessage(message),
  later: makeLater(),
});
self.onmessage = ({ data }: MessageEvent<ToCompute>) => receive(data);
