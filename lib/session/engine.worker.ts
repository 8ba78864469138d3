/** The worker that trains a figure's run. Bundled as a classic script (scripts/bundle.mjs). */
import { Engine } from "./engine";
import type { FromWorker, ToWorker } from "./messages";
import { serve } from "./serve";

// The marks tell `npm run bench -- firstpicture` where the time goes.
performance.mark("script ran");

serve<ToWorker, FromWorker>((post) => {
  const engine = new Engine({ gpu: navigator.gpu, post, now: () => performance.now() });
  void engine.work();
  return (message) => engine.receive(message);
});
