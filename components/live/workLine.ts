import type { ComputeClient, Hear } from "@/lib/jobs/client";
import type { JobName, Jobs } from "@/lib/jobs/jobs";
import type { Turns } from "@/lib/session/turns";

/** What one figure has computed: the newest thing that it asked for, and nothing while it is out of sight. */
export interface WorkLine {
  /** Compute this; what was asked for before is dropped. */
  ask<N extends JobName>(job: N, request: Jobs[N]["request"], hear: Hear<Jobs[N]["part"]>): void;
  /** The figure is in sight again: what was left unfinished is begun anew. */
  wake(): void;
  /** The figure is far out of sight or gone: its worker ends, and its GPU device with it. */
  rest(): void;
}

/**
 * A figure's line to its worker, which is started when there is something to compute. It is asleep at first.
 *
 * @param open starts a worker
 * @param turns who may use the GPU, for work that does
 */
export function makeWorkLine(open: () => ComputeClient, turns?: Turns): WorkLine {
  let client: ComputeClient | null = null;
  let awake = false;
  /** Starts what is asked for and not yet there. */
  let unfinished: ((worker: ComputeClient) => void) | null = null;

  const end = () => {
    client?.dispose();
    client = null;
  };
  const claim = {
    grant() {
      if (!unfinished) return;
      client ??= open();
      unfinished(client);
    },
    revoke: end,
  };
  const begin = () => {
    if (!awake || !unfinished) return;
    if (turns) turns.claim(claim);
    else claim.grant();
  };
  return {
    ask(job, request, hear) {
      client?.stop();
      unfinished = (worker) =>
        worker.start(job, request, {
          part: hear.part,
          done() {
            unfinished = null;
            hear.done();
          },
          failed(sentence) {
            unfinished = null;
            // What failed may be the worker itself: the next request gets a new one.
            end();
            hear.failed(sentence);
          },
        });
      begin();
    },
    wake() {
      awake = true;
      begin();
    },
    rest() {
      awake = false;
      end();
      turns?.release(claim);
    },
  };
}
