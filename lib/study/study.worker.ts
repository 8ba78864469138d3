/** The worker that runs studies. Bundled as a classic script (scripts/bundle.mjs). */
import { serve } from "@/lib/session/serve";
import { LaneRun } from "@/lib/training/laneRun";
import { StudyHost } from "./host";
import type { FromStudy, ToStudy } from "./messages";

serve<ToStudy, FromStudy>((post) => {
  const host = new StudyHost({ gpu: navigator.gpu, post, makeRun: (config) => new LaneRun(config) });
  return (message) => host.receive(message);
});
