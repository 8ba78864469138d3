import { describe, expect, it } from "vitest";
import type { FromMicroscope, ToMicroscope } from "@/lib/jobs/microscope/messages";
import { fakeSessions } from "@/lib/session/fakeSessions";
import { makeTurns } from "@/lib/session/turns";
import { twinConfig } from "@/lib/training/twinConfig";
import { makeScopeLine } from "./scopeLine";

const config = twinConfig();
const look = { type: "look", tensor: 2, index: 7, step: 1 } as const;

/** Returns a microscope with fake workers, and the messages that its figure gets. */
function setUp(turns = makeTurns()) {
  const { open, workers } = fakeSessions<ToMicroscope, FromMicroscope>();
  const messages: FromMicroscope[] = [];
  const line = makeScopeLine(open, turns, (message) => messages.push(message));
  const sent = (at: number) => workers[at].sent.map(({ type }) => type);
  return { line, workers, messages, sent };
}

describe("the line to the microscope", () => {
  it("starts a worker when it is in sight and has a run, and ends it out of sight", () => {
    const { line, workers, sent } = setUp();
    line.configure(config, "reference");
    line.look(look);
    expect(workers).toHaveLength(0);
    line.wake();
    expect(sent(0)).toEqual(["configure", "look"]);
    line.rest();
    expect(workers[0].ended).toBe(true);
  });

  it("starts a run again by itself if it was training, and not if it was only shown", () => {
    const { line, sent } = setUp();
    line.wake();
    line.configure(config, "reference");
    line.send({ type: "run" });
    line.rest();
    line.wake();
    expect(sent(1)).toEqual(["configure", "run"]);
    line.configure({ ...config, seed: 9 }, "reference");
    expect(sent(1)).toEqual(["configure", "run", "configure"]);
    line.rest();
    line.wake();
    expect(sent(2)).toEqual(["configure"]);
  });

  it("starts a new worker after a failure, on either engine", () => {
    const { line, workers, messages, sent } = setUp();
    line.wake();
    line.configure(config, "reference");
    workers[0].says.hear({ type: "status", status: "failed", sentence: "There is no such task." });
    expect(messages.at(-1)).toMatchObject({ status: "failed" });
    expect(workers[0].ended).toBe(true);
    line.configure(config, "reference");
    expect(sent(1)).toEqual(["configure"]);
    workers[1].says.fail("The worker that trains stopped: no memory.");
    expect(messages.at(-1)).toMatchObject({
      status: "failed",
      sentence: "The worker that trains stopped: no memory.",
    });
    line.configure(config, "auto");
    expect(sent(2)).toEqual(["configure"]);
  });

  it("keeps its worker and its device for another run on the GPU", () => {
    const { line, workers, sent } = setUp();
    line.wake();
    line.configure(config, "auto");
    line.configure({ ...config, seed: 9 }, "auto");
    expect(workers).toHaveLength(1);
    expect(sent(0)).toEqual(["configure", "configure"]);
  });

  it("leaves the GPU to others while it trains on the CPU", () => {
    const turns = makeTurns();
    const first = setUp(turns);
    first.line.wake();
    first.line.configure(config, "auto");
    const second = setUp(turns);
    second.line.wake();
    second.line.configure(config, "reference");
    expect(first.workers[0].ended).toBe(false);
    first.line.configure(config, "reference");
    second.line.configure(config, "auto");
    expect(first.workers[0].ended).toBe(false);
  });

  it("yields the GPU to a figure that claims it, says so, and starts again when the GPU is free", () => {
    const turns = makeTurns();
    const { line, workers, messages, sent } = setUp(turns);
    line.wake();
    line.configure(config, "auto");
    line.send({ type: "run" });
    const other = { grant() {}, revoke() {} };
    turns.claim(other);
    expect(workers[0].ended).toBe(true);
    expect(messages.at(-1)).toMatchObject({ type: "status", status: "loading" });
    turns.release(other);
    expect(sent(1)).toEqual(["configure", "run"]);
  });
});
