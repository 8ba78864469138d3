/** The worker that reads files: apart from that of the pictures, which every other figure would wait for. */
import { serve } from "@/lib/session/serve";
import { makeJobQueue } from "../jobQueue";
import type { FromCompute, ToCompute } from "../jobs";
import { type XrayRequest, xrayJob } from "./job";

serve<ToCompute, FromCompute>((post) =>
  makeJobQueue({
    run: (_, request) => xrayJob(request as XrayRequest, () => performance.now()),
    post,
  }),
);
