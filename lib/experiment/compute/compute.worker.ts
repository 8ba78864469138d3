/** The worker that computes pictures. Bundled as a classic script (scripts/bundle.mjs). */
import { makeBench, type Parts } from "./bench";
import { type FromCompute, type JobName, makeJobs, type ToCompute } from "./jobs";

// The page's type library describes a window; a worker's postMessage has no target origin.
const page = self as unknown as { postMessage(message: FromCompute): void };

/** Timers that call each other wait 4 ms at least; a message to oneself comes as soon as others have been heard. */
function makeLater(): (next: () => void) => void {
  const { port1, port2 } = new MessageChannel();
  const queue: (() => void)[] = [];
  port1.onmessage = () => queue.shift()?.();
  return (next) => {
    queue.push(next);
    port2.postMessage(null);
  };
}

const jobs = makeJobs({ gpu: navigator.gpu, now: () => performance.now() });
const receive = makeBench({
  run: (job, request) => (jobs[job as JobName] as (request: unknown) => Parts)(request),
  post: (message) => page.postMessage(message),
  later: makeLater(),
});
self.onmessage = ({ data }: MessageEvent<ToCompute>) => receive(data);
