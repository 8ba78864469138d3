/** The worker that computes pictures. Bundled as a classic script (scripts/bundle.mjs). */
import { makeBench } from "./bench";
import { type FromCompute, JOBS, type JobName, type ToCompute } from "./jobs";

// The page's type library describes a window; a worker's postMessage has no target origin.
const page = self as unknown as { postMessage(message: FromCompute): void };

const receive = makeBench({
  run: (job, request) => (JOBS[job as JobName] as (request: unknown) => Iterator<unknown>)(request),
  post: (message) => page.postMessage(message),
  later: (next) => setTimeout(next),
});
self.onmessage = ({ data }: MessageEvent<ToCompute>) => receive(data);
