/** The worker behind the microscope. Bundled as a classic script (scripts/bundle.mjs). */
import { Microscope } from "./microscope";
import type { FromMicroscope, ToMicroscope } from "./protocol";

// The page's type library describes a window; a worker's postMessage has no target origin.
const page = self as unknown as { postMessage(message: FromMicroscope): void };

const microscope = new Microscope({
  gpu: navigator.gpu,
  post: (message) => page.postMessage(message),
  now: () => performance.now(),
});
self.onmessage = ({ data }: MessageEvent<ToMicroscope>) => microscope.receive(data);
void microscope.work();
