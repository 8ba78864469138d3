import { describe, expect, it } from "vitest";
import type { ComputeClient, Hear } from "@/lib/jobs/client";
import { makeTurns } from "@/lib/session/turns";
import { makeWorkLine } from "./workLine";

/** Workers that note what they are told, and answer when they are asked to. */
function setUp() {
  const told: string[] = [];
  const heard: string[] = [];
  let workers = 0;
  let listener: Hear<unknown> | null = null;
  const open = (): ComputeClient => {
    const name = `worker ${++workers}`;
    return {
      start(_job, request, hear) {
        told.push(`${name}: ${String(request)}`);
        listener = hear as Hear<unknown>;
      },
      stop: () => told.push(`${name} stops`),
      dispose: () => told.push(`${name} ends`),
    };
  };
  const hear: Hear<unknown> = {
    part() {},
    done: () => heard.push("done"),
    failed: (sentence) => heard.push(sentence),
  };
  const turns = makeTurns();
  const ask = (line: ReturnType<typeof makeWorkLine>, request: string) =>
    line.ask("block-curve", request as never, hear);
  return { told, heard, open, ask, turns, listener: () => listener as Hear<unknown> };
}

describe("a figure's line to its worker", () => {
  it("starts nothing before the figure is in sight, and keeps its worker between requests", () => {
    const { told, open, ask } = setUp();
    const line = makeWorkLine(open);
    ask(line, "a");
    expect(told).toEqual([]);
    line.wake();
    ask(line, "b");
    expect(told).toEqual(["worker 1: a", "worker 1 stops", "worker 1: b"]);
  });

  it("ends the worker out of sight, and begins again only what was left unfinished", () => {
    const { told, heard, open, ask, listener } = setUp();
    const line = makeWorkLine(open);
    line.wake();
    ask(line, "a");
    line.rest();
    line.wake();
    expect(told).toEqual(["worker 1: a", "worker 1 ends", "worker 2: a"]);
    listener().done();
    expect(heard).toEqual(["done"]);
    line.rest();
    line.wake();
    expect(told.slice(3)).toEqual(["worker 2 ends"]);
  });

  it("takes a new worker after a failure", () => {
    const { told, heard, open, ask, listener } = setUp();
    const line = makeWorkLine(open);
    line.wake();
    ask(line, "a");
    listener().failed("It broke.");
    ask(line, "a");
    expect(heard).toEqual(["It broke."]);
    expect(told).toEqual(["worker 1: a", "worker 1 ends", "worker 2: a"]);
  });

  it("takes turns with others: there is one worker at a time, and who was interrupted goes on afterwards", () => {
    const { told, open, ask, turns } = setUp();
    const first = makeWorkLine(open, turns);
    const second = makeWorkLine(open, turns);
    first.wake();
    second.wake();
    ask(first, "a");
    ask(second, "b");
    second.rest();
    expect(told).toEqual(["worker 1: a", "worker 1 ends", "worker 2: b", "worker 2 ends", "worker 3: a"]);
  });
});
