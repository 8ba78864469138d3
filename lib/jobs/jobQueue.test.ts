import { describe, expect, it } from "vitest";
import { makeJobQueue, type Parts } from "./jobQueue";
import type { FromCompute, ToCompute } from "./jobs";

function* counting(request: unknown) {
  for (let i = 1; i <= (request as number); i++) yield i;
}

/** A queue whose event loop is turned by hand. */
function setUp(run: (job: string, request: unknown) => Parts = (_, request) => counting(request)) {
  const posted: FromCompute[] = [];
  const waiting: (() => void)[] = [];
  const receive = makeJobQueue({
    run,
    post: (message) => posted.push(message),
    breathe: () => new Promise((resolve) => waiting.push(resolve)),
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

describe("the queue of jobs", () => {
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

  it("drops a job for a newer one", async () => {
    const { posted, receive, turn } = setUp();
    receive(start(1, 9));
    await turn();
    receive(start(2, 9));
    await turn(3);
    receive(start(3, 1));
    await turn(9);
    expect(posted.map(({ id, type }) => `${id} ${type}`)).toEqual([
      "1 part",
      "2 part",
      "2 part",
      "3 part",
      "3 done",
    ]);
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
