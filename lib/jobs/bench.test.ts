import { describe, expect, it } from "vitest";
import type { WorkerLike } from "@/lib/session/worker";
import { makeBench, type Parts } from "./bench";
import { startCompute } from "./client";
import type { FromCompute, ToCompute } from "./jobs";

function* counting(request: unknown) {
  for (let i = 1; i <= (request as number); i++) yield i;
}

/** A bench whose event loop is turned by hand. */
function setUp(run: (job: string, request: unknown) => Parts = (_, request) => counting(request)) {
  const posted: FromCompute[] = [];
  const waiting: (() => void)[] = [];
  const receive = makeBench({
    run,
    post: (message) => posted.push(message),
    later: (next) => waiting.push(next),
  });
  const turn = async (times = 1) => {
    for (let i = 0; i < times; i++) {
      waiting.shift()?.();
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  return { posted, receive, turn };
}

const start = (id: number, request: unknown): ToCompute => ({
  type: "start",
  id,
  job: "block-curve",
  request,
});

describe("the bench", () => {
  it("gives the parts of a job and says when it is done", async () => {
    const { posted, receive, turn } = setUp();
    receive(start(1, 2));
    await turn(5);
    expect(posted).toEqual([
      { type: "part", id: 1, part: 1 },
      { type: "part", id: 1, part: 2 },
      { type: "done", id: 1 },
    ]);
  });

  it("drops a job for a newer one, and at a stop", async () => {
    const { posted, receive, turn } = setUp();
    receive(start(1, 9));
    await turn();
    receive(start(2, 9));
    await turn(3);
    receive({ type: "stop" });
    await turn(9);
    expect(posted.map(({ id }) => id)).toEqual([1, 2, 2]);
  });

  it("waits for a part that is on its way before it begins a newer job", async () => {
    const ends: (() => void)[] = [];
    const begun: unknown[] = [];
    async function* slow(request: unknown) {
      begun.push(request);
      await new Promise<void>((resolve) => ends.push(resolve));
      yield request;
    }
    const { posted, receive, turn } = setUp((_, request) => slow(request));
    receive(start(1, "old"));
    await turn();
    receive(start(2, "stale"));
    receive(start(3, "new"));
    await turn(3);
    expect(begun).toEqual(["old"]);
    ends.shift()?.();
    await turn(3);
    expect(begun).toEqual(["old", "new"]);
    ends.shift()?.();
    await turn(3);
    expect(posted).toEqual([
      { type: "part", id: 3, part: "new" },
      { type: "done", id: 3 },
    ]);
  });

  it("tells of an error in a sentence, and takes the next job", async () => {
    const { posted, receive, turn } = setUp((_, request) => {
      if (request === "bad") throw new Error("No such data.");
      return counting(request);
    });
    receive(start(1, "bad"));
    receive(start(2, 1));
    await turn(3);
    expect(posted.map(({ type }) => type)).toEqual(["failed", "part", "done"]);
  });
});

describe("the client", () => {
  const request = {
    n: 1,
    distribution: "normal",
    outliers: 0,
    outlierSize: 1,
    maps: [],
    blockSizes: [],
    seeds: 1,
  };
  const listener = (heard: unknown[]) => ({
    part: (part: unknown) => heard.push(part),
    done: () => heard.push("done"),
    failed: (sentence: string) => heard.push(sentence),
  });

  it("hears the newest job only", () => {
    const sent: ToCompute[] = [];
    const line = {
      postMessage: (message: ToCompute) => sent.push(message),
      terminate() {},
    } as unknown as WorkerLike;
    const client = startCompute("", () => line);
    const [first, second]: unknown[][] = [[], []];
    client.start("block-curve", request, listener(first));
    client.start("block-curve", request, listener(second));
    const say = (data: FromCompute) => line.onmessage?.call(line as Worker, { data } as MessageEvent);
    say({ type: "part", id: 1, part: "late" });
    say({ type: "part", id: 2, part: "now" });
    say({ type: "done", id: 2 });
    expect(first).toEqual([]);
    expect(second).toEqual(["now", "done"]);
    expect(sent.map(({ type }) => type)).toEqual(["start", "start"]);
  });

  it("says in a sentence that there is no worker", () => {
    const heard: unknown[] = [];
    const client = startCompute("", () => {
      throw new Error("workers are off.");
    });
    client.start("block-curve", request, listener(heard));
    expect(heard).toEqual(["The worker that computes this picture stopped: workers are off."]);
  });
});
