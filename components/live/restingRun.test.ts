import { describe, expect, it, vi } from "vitest";
import type { RunClient } from "@/lib/session/client";
import type { FromWorker, ToWorker } from "@/lib/session/messages";
import { twinConfig } from "@/lib/training/twinConfig";
import { makeTurns, type Turns } from "./pageDevice";
import { makeRestingRun } from "./restingRun";

const config = twinConfig();
const configure: ToWorker = { type: "configure", config, engine: "auto" };
const snapshot = { step: 7, changes: [], lanes: [] };

/** Workers that note what they are told, and say what a test lets them say. */
function setUp(turns: Turns = makeTurns(), name = "") {
  const told: string[] = [];
  const says: ((message: FromWorker) => void)[] = [];
  const open = (): RunClient => {
    const worker = `${name}${says.length + 1}`;
    const listeners: ((message: FromWorker) => void)[] = [];
    says.push((message) => {
      for (const listener of listeners) listener(message);
    });
    return {
      send(message) {
        const from = message.type === "configure" && message.from ? ` from ${message.from.step}` : "";
        told.push(`${worker} ${message.type}${from}`);
      },
      listen(listener) {
        listeners.push(listener);
        return () => undefined;
      },
      dispose: () => told.push(`${worker} ends`),
    };
  };
  const run = makeRestingRun(open, turns);
  const heard: string[] = [];
  run.listen(({ type }) => heard.push(type));
  /** The last worker says where its run stands. */
  const rested = () => says[says.length - 1]({ type: "rested", snapshot });
  return { run, told, heard, rested };
}

describe("a run that rests", () => {
  it("starts its worker with the first run, and ends it with where it stood kept", () => {
    const { run, told, rested } = setUp();
    run.wake();
    expect(told).toEqual([]);
    run.send(configure);
    run.send({ type: "pace", stepsPerSecond: 5 });
    run.send({ type: "run" });
    run.rest();
    expect(told).toEqual(["1 configure", "1 pace", "1 run", "1 rest"]);
    rested();
    expect(told.at(-1)).toBe("1 ends");
    run.wake();
    expect(told.slice(5)).toEqual(["2 configure from 7", "2 pace"]);
  });

  it("wakes for an order, and not for what only a running run need hear", () => {
    const { run, told, rested } = setUp();
    run.send(configure);
    run.rest();
    rested();
    told.length = 0;
    run.send({ type: "drawn" });
    run.send({ type: "pause" });
    expect(told).toEqual([]);
    run.send({ type: "step" });
    expect(told).toEqual(["2 configure from 7", "2 step"]);
  });

  it("begins a run that was asked for meanwhile, and not where the old one stood", () => {
    const { run, told, rested } = setUp();
    run.send(configure);
    run.rest();
    run.send({ type: "step" });
    run.send({ ...configure });
    expect(told).toEqual(["1 configure", "1 rest"]);
    rested();
    expect(told.slice(2)).toEqual(["1 ends", "2 configure"]);
  });

  it("gives its turn to another, and goes on when that one has done", () => {
    const turns = makeTurns();
    const a = setUp(turns, "a");
    const b = setUp(turns, "b");
    a.run.send(configure);
    b.run.send(configure);
    expect(a.told).toEqual(["a1 configure", "a1 rest"]);
    expect(b.told).toEqual(["b1 configure"]);
    // The other has done before this one has said where it stood.
    b.run.dispose();
    expect(a.told).toHaveLength(2);
    a.rested();
    expect(a.told.slice(2)).toEqual(["a1 ends", "a2 configure from 7"]);
  });

  it("ends a worker that does not answer, and begins the run again", () => {
    vi.useFakeTimers();
    const { run, told } = setUp();
    run.send(configure);
    run.rest();
    vi.advanceTimersByTime(10_000);
    run.wake();
    expect(told).toEqual(["1 configure", "1 rest", "1 ends", "2 configure"]);
    vi.useRealTimers();
  });

  it("is silent once it is disposed of", () => {
    const { run, told, heard, rested } = setUp();
    run.send(configure);
    run.rest();
    run.dispose();
    rested();
    run.send({ type: "run" });
    run.rest();
    expect(told).toEqual(["1 configure", "1 rest", "1 ends"]);
    expect(heard).toEqual([]);
  });
});
