/** The worker that runs studies. Bundled as a classic script (scripts/bundle.mjs). */
import { LaneRun } from "@/lib/training/laneRun";
import { StudyHost } from "./host";
import type { FromStudy, ToStudy } from "./messages";

// The page's type library describes a window; a worker's postMessage has no target origin.
const page = self as unknown as { postMessage(message: FromStudy): void };

const host = new StudyHost({
  gpu: navigator.gpu,
  post: (message) => page.postMessage(message),
  makeRun: (config) => new LaneRun(config),
});
self.onmessage = ({ data }: MessageEvent<ToStudy>) => host.receive(data);
