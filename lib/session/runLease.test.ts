import { describe, expect, it, vi } from "vitest";
import { inEnglish } from "@/lib/i18n/englishLive";
import { twinConfig } from "@/lib/training/twinConfig";
import type { FromWorker, ToWorker } from "./messages";
import type { SessionListener } from "./open";
import { makeRunLease } from "./runLease";
import { makeTurns, type Turns } from "./turns";

const snapshot = { step: 7, changes: [], lanes: [] };

/** A run whose workers are numbered from 1, and a log of what each is sent. */
function setUp(turns: Turns = makeTurns(), name = "") {
  const log: string[] = [];
  const heard: string[] = [];
  const workers: SessionListener<FromWorker>[] = [];
  const config = twinConfig();
  let pace: number | null = null;
  const run = makeRunLease(
    (listener) => {
      workers.push(listener);
      const worker = `${name}${workers.length}`;
      return {
        send(message: ToWorker) {
          const from = message.type === "configure" && message.from ? ` from ${message.from.step}` : "";
          log.push(`${worker} ${message.type}${from}`);
        },
        end: () => log.push(`${worker} ends`),
      };
    },
    turns,
    {
      begin: () => ({ config, engine: "auto", pace }),
      hear: ({ type }) => heard.push(type),
      fail: (why) => heard.push(inEnglish(why)),
    },
  );
  const setPace = (stepsPerSecond: number) => {
    pace = stepsPerSecond;
    run.send({ type: "pace", stepsPerSecond });
  };
  /** The last worker says where its run stands. */
  const rested = () => workers[workers.length - 1].hear({ type: "rested", snapshot });
  /** As the store does it. */
  const begin = () => {
    run.begin();
    run.wake();
  };
  return { run, log, heard, rested, setPace, begin };
}

describe("the lease of a run", () => {
  it("starts its worker with the first run, and ends it with where it stood kept", () => {
    const { run, begin, log, rested, setPace } = setUp();
    run.wake();
    expect(log).toEqual([]);
    begin();
    setPace(5);
    run.send({ type: "run" });
    run.rest();
    expect(log).toEqual(["1 configure", "1 pace", "1 run", "1 rest"]);
    rested();
    expect(log.at(-1)).toBe("1 ends");
    run.wake();
    expect(log.slice(5)).toEqual(["2 configure from 7", "2 pace"]);
  });

  it("wakes for an order, and not for what makes sense only while it trains", () => {
    const { run, begin, log, rested } = setUp();
    begin();
    run.rest();
    rested();
    log.length = 0;
    run.send({ type: "drawn" });
    run.send({ type: "pause" });
    expect(log).toEqual([]);
    run.send({ type: "step" });
    expect(log).toEqual(["2 configure from 7", "2 step"]);
  });

  it("begins a run that was asked for meanwhile, and not where the old one stood", () => {
    const { run, begin, log, rested } = setUp();
    begin();
    run.rest();
    run.send({ type: "step" });
    begin();
    expect(log).toEqual(["1 configure", "1 rest"]);
    rested();
    expect(log.slice(2)).toEqual(["1 ends", "2 configure"]);
  });

  it("gives its turn to another, and goes on when that one has done", () => {
    const turns = makeTurns();
    const a = setUp(turns, "a");
    const b = setUp(turns, "b");
    a.begin();
    b.begin();
    expect(a.log).toEqual(["a1 configure", "a1 rest"]);
    expect(b.log).toEqual(["b1 configure"]);
    // The other has done before this one has said where it stood.
    b.run.stop();
    expect(a.log).toHaveLength(2);
    a.rested();
    expect(a.log.slice(2)).toEqual(["a1 ends", "a2 configure from 7"]);
  });

  it("ends a worker that does not answer, and begins the run again", () => {
    vi.useFakeTimers();
    const { run, begin, log } = setUp();
    begin();
    run.rest();
    vi.advanceTimersByTime(10_000);
    run.wake();
    expect(log).toEqual(["1 configure", "1 rest", "1 ends", "2 configure"]);
    vi.useRealTimers();
  });

  it("is silent once it is stopped", () => {
    const { run, begin, log, heard } = setUp();
    begin();
    run.rest();
    run.stop();
    run.send({ type: "run" });
    run.wake();
    run.rest();
    expect(log).toEqual(["1 configure", "1 rest", "1 ends"]);
    expect(heard).toEqual([]);
  });
});
