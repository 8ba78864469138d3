/** The worker of the jobs that need no tensor library. Bundled as a classic script (scripts/bundle.mjs). */
import { serve } from "@/lib/session/serve";
import { makeJobQueue, type Parts } from "./jobQueue";
import { type FromCompute, makeJobs, type PictureJob, type ToCompute } from "./jobs";

const jobs = makeJobs({ gpu: navigator.gpu, now: () => performance.now() });

serve<ToCompute, FromCompute>((post) =>
  makeJobQueue({
    run: (job, request) => (jobs[job as PictureJob] as (request: unknown) => Parts)(request),
    post,
  }),
);
