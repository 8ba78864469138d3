/** The worker that trains: an engine on the worker's messages. Bundled as a classic script (scripts/bundle.mjs). */

import { Engine } from "./engine";
import type { FromWorker, ToWorker } from "./messages";

// The page's type library describes a window; a worker's postMessage has no target origin.
const page = self as unknown as { postMessage(message: FromWorker): void };

const engine = new Engine({
  gpu: navigator.gpu,
  post: (message) => page.postMessage(message),
  now: () => performance.now(),
});
self.onmessage = ({ data }: MessageEvent<ToWorker>) => engine.receive(data);
void engine.work();
