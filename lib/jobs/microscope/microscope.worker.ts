/** The worker of the microscope. Bundled as a classic script (scripts/bundle.mjs). */
import { serve } from "@/lib/session/serve";
import type { FromMicroscope, ToMicroscope } from "./messages";
import { Microscope } from "./microscope";

serve<ToMicroscope, FromMicroscope>((post) => {
  const microscope = new Microscope({ gpu: navigator.gpu, post, now: () => performance.now() });
  void microscope.work();
  return (message) => microscope.receive(message);
});
