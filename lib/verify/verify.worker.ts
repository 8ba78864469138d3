/** The worker that checks the reader's GPU. Bundled as a classic script (scripts/bundle.mjs). */
import { saidOf } from "@/lib/session/sentenceOf";
import { serve } from "@/lib/session/serve";
import type { FromVerify, ToVerify } from "./messages";
import { verdictOf } from "./report";
import { type VectorFiles, verifyDevice } from "./verifyDevice";

/** Fetches the vectors, which lie beside the worker's script. */
async function fetchVectors(): Promise<VectorFiles> {
  const response = await fetch(new URL("vectors.json", self.location.href));
  if (!response.ok) throw new Error("The reference vectors could not be fetched. Try again later.");
  return response.json();
}

serve<ToVerify, FromVerify>((post) => async ({ browser, date }) => {
  try {
    const files = await fetchVectors();
    const surroundings = { gpu: navigator.gpu, browser, date, now: () => performance.now() };
    const report = await verifyDevice(surroundings, files, (section) => post({ type: "section", section }));
    post({ type: "done", report, verdict: verdictOf(report) });
  } catch (error) {
    post({ type: "failed", sentence: saidOf(error) });
  }
});
