import { describe, expect, it } from "vitest";
import type { FromMicroscope, ToMicroscope } from "@/lib/jobs/microscope/protocol";
import { makeTurns } from "@/lib/session/turns";
import { twinConfig } from "@/lib/training/twinConfig";
import { makeScopeLine } from "./scopeLine";

const config = twinConfig();
const look = { type: "look", tensor: 2, index: 7, step: 1 } as const;

/** A line whose workers are written down: what each was sent, and whether it was ended. */
function setUp(turns = makeTurns()) {
  const workers: {
    sent: ToMicroscope["type"][];
    ended: boolean;
    says: (message: FromMicroscope) => void;
  }[] = [];
  const told: FromMicroscope[] = [];
  const line = makeScopeLine(
    (says) => {
      const worker = { sent: [] as ToMicroscope["type"][], ended: false, says };
      workers.push(worker);
      return {
        send: ({ type }) => worker.sent.push(type),
        dispose() {
          worker.ended = true;
        },
      };
    },
    turns,
    (message) => told.push(message),
  );
  return { line, workers, told };
}

describe("the line to the microscope", () => {
  it("starts a worker when it is in sight and there is something to train, and ends it out of sight", () => {
    const { line, workers } = setUp();
    line.configure(config, "reference");
    line.look(look);
    expect(workers).toHaveLength(0);
    line.wake();
    expect(workers[0].sent).toEqual(["configure", "look"]);
    line.rest();
    expect(workers[0].ended).toBe(true);
  });

  it("trains again by itself what was under way, and not what was only looked at", () => {
    const { line, workers } = setUp();
    line.wake();
    line.configure(config, "reference");
    line.send({ type: "run" });
    line.rest();
    line.wake();
    expect(workers[1].sent).toEqual(["configure", "run"]);
    line.configure({ ...config, seed: 9 }, "reference");
    expect(workers[1].sent).toEqual(["configure", "run", "configure"]);
    line.rest();
    line.wake();
    expect(workers[2].sent).toEqual(["configure"]);
  });

  it("begins with a new worker after a failure, whatever computes", () => {
    const { line, workers, told } = setUp();
    line.wake();
    line.configure(config, "reference");
    workers[0].says({ type: "status", status: "failed", sentence: "its script could not be loaded." });
    expect(told.at(-1)).toMatchObject({ status: "failed" });
    expect(workers[0].ended).toBe(true);
    line.configure(config, "reference");
    expect(workers[1].sent).toEqual(["configure"]);
  });

  it("gives the GPU to a figure that asks after it, says so, and begins anew when it is free", () => {
    const turns = makeTurns();
    const { line, workers, told } = setUp(turns);
    line.wake();
    line.configure(config, "auto");
    line.send({ type: "run" });
    const other = { grant() {}, revoke() {} };
    turns.claim(other);
    expect(workers[0].ended).toBe(true);
    expect(told.at(-1)).toMatchObject({ type: "status", status: "loading" });
    turns.release(other);
    expect(workers[1].sent).toEqual(["configure", "run"]);
  });
});
