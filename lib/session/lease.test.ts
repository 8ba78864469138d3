import { describe, expect, it, vi } from "vitest";
import { inEnglish } from "@/lib/i18n/englishLive";
import { type Lease, makeLease } from "./lease";
import type { SessionListener } from "./open";
import { makeTurns, type Turns } from "./turns";

interface SetUp {
  readonly turns?: Turns | null;
  /** Put before the numbers of the workers. */
  readonly name?: string;
  /** Whether a worker says where it stands before it ends. */
  readonly farewell?: boolean;
}

/** A lease whose log says what happens to its workers, which are numbered from 1. */
function setUp({ turns = makeTurns(), name = "", farewell = false }: SetUp = {}) {
  const log: string[] = [];
  const workers: SessionListener<string>[] = [];
  let wanted = "";
  let kept = "";
  const lease: Lease<string> = makeLease<string, string>({
    open(listener) {
      const worker = `${name}${workers.length + 1}`;
      let ended = false;
      workers.push({
        hear: (message) => !ended && listener.hear(message),
        fail: (sentence) => !ended && listener.fail(sentence),
      });
      return {
        send: (message) => log.push(`${worker} ${message}`),
        end() {
          ended = true;
          log.push(`${worker} ends`);
        },
      };
    },
    turns,
    begin: (send) => send(`${wanted}${kept && ` from ${kept}`}`),
    hear: (message) => log.push(`heard ${message}`),
    fail: (why) => log.push(`failed: ${inEnglish(why)}`),
    interrupted: () => log.push("interrupted"),
    farewell: farewell
      ? {
          question: "where?",
          keep(message, stale) {
            if (!message.startsWith("at ")) return false;
            if (!stale) kept = message.slice(3);
            return true;
          },
        }
      : undefined,
  });
  const want = (work: string, onGpu?: boolean) => {
    wanted = work;
    lease.want(onGpu);
  };
  /** What has been logged since the last call. */
  const news = () => log.splice(0);
  return { lease, want, news, last: () => workers[workers.length - 1] };
}

describe("a lease without a farewell", () => {
  it("opens nothing before work is wanted and the figure is near, and keeps its worker between two works", () => {
    const { lease, want, news } = setUp();
    want("a");
    expect(news()).toEqual([]);
    lease.wake();
    want("b");
    expect(news()).toEqual(["1 a", "1 b"]);
    const other = setUp();
    other.lease.wake();
    expect(other.news()).toEqual([]);
    other.want("c");
    expect(other.news()).toEqual(["1 c"]);
  });

  it("ends the worker far away, and begins again only what was not done", () => {
    const { lease, want, news } = setUp();
    lease.wake();
    want("a");
    lease.rest();
    lease.wake();
    expect(news()).toEqual(["1 a", "1 ends", "2 a"]);
    lease.done();
    lease.rest();
    lease.wake();
    expect(news()).toEqual(["2 ends"]);
  });

  it("does not begin again what runs", () => {
    const { lease, want, news } = setUp();
    lease.wake();
    want("a");
    lease.wake();
    expect(news()).toEqual(["1 a"]);
  });

  it("ends with its worker when it fails, says why, and takes a new worker for the next work", () => {
    const turns = makeTurns();
    const { lease, want, news, last } = setUp({ turns });
    lease.wake();
    want("a");
    last().fail("It broke.");
    lease.wake();
    expect(news()).toEqual(["1 a", "1 ends", "failed: It broke."]);
    want("b");
    expect(news()).toEqual(["2 b"]);
  });

  it("sends to an open worker only", () => {
    const { lease, want, news } = setUp();
    expect(lease.send("hello")).toBe(false);
    lease.wake();
    want("a");
    expect(lease.send("hello")).toBe(true);
    expect(news()).toEqual(["1 a", "1 hello"]);
  });

  it("passes its turn on when it stops, and wants nothing then", () => {
    const turns = makeTurns();
    const a = setUp({ turns, name: "a" });
    const b = setUp({ turns, name: "b" });
    for (const { lease, want } of [a, b]) {
      lease.wake();
      want("work");
    }
    expect(a.news()).toEqual(["a1 work", "a1 ends", "interrupted"]);
    b.lease.stop();
    expect(a.news()).toEqual(["a2 work"]);
    b.lease.wake();
    a.lease.stop();
    expect(b.news()).toEqual(["b1 work", "b1 ends"]);
  });

  it("does not take the GPU for work on the CPU, and gives it back when the work moves there", () => {
    const turns = makeTurns();
    const a = setUp({ turns, name: "a" });
    const b = setUp({ turns, name: "b" });
    a.lease.wake();
    a.want("gpu");
    b.lease.wake();
    b.want("cpu", false);
    expect(a.news()).toEqual(["a1 gpu"]);
    b.want("gpu");
    expect(b.news()).toEqual(["b1 cpu", "b1 gpu"]);
    expect(a.news()).toEqual(["a1 ends", "interrupted"]);
    b.want("cpu", false);
    expect(b.news()).toEqual(["b1 cpu"]);
    expect(a.news()).toEqual(["a2 gpu"]);
  });

  it("needs no turns for work that is always on the CPU", () => {
    const { lease, want, news } = setUp({ turns: null });
    lease.wake();
    want("a");
    lease.rest();
    lease.wake();
    expect(news()).toEqual(["1 a", "1 ends", "2 a"]);
  });

  it("is not told of an interruption when its work was done", () => {
    const turns = makeTurns();
    const { lease, want, news } = setUp({ turns });
    lease.wake();
    want("a");
    lease.done();
    turns.claim({ grant() {}, revoke() {} });
    expect(news()).toEqual(["1 a", "1 ends"]);
  });
});

describe("a lease with a farewell", () => {
  it("asks a worker where it stands, and lets the next one begin there", () => {
    const { lease, want, news, last } = setUp({ farewell: true });
    lease.wake();
    want("a");
    lease.rest();
    last().hear("late news");
    expect(news()).toEqual(["1 a", "1 where?", "heard late news"]);
    last().hear("at 7");
    lease.wake();
    expect(news()).toEqual(["1 ends", "2 a from 7"]);
  });

  it("waits for the answer before it opens the next worker", () => {
    const turns = makeTurns();
    const a = setUp({ turns, name: "a", farewell: true });
    const b = setUp({ turns, name: "b", farewell: true });
    a.lease.wake();
    a.want("work");
    b.lease.wake();
    b.want("work");
    expect(b.news()).toEqual(["b1 work"]);
    b.lease.stop();
    expect(a.news()).toEqual(["a1 work", "a1 where?", "interrupted"]);
    a.last().hear("at 7");
    expect(a.news()).toEqual(["a1 ends", "a2 work from 7"]);
  });

  it("ends a worker that does not answer in time, or fails on the way, and begins anew", () => {
    vi.useFakeTimers();
    const { lease, want, news, last } = setUp({ farewell: true });
    lease.wake();
    want("a");
    lease.rest();
    vi.advanceTimersByTime(4999);
    lease.wake();
    expect(news()).toEqual(["1 a", "1 where?"]);
    vi.advanceTimersByTime(1);
    expect(news()).toEqual(["1 ends", "2 a"]);
    vi.useRealTimers();
    lease.rest();
    lease.wake();
    last().fail("It broke.");
    expect(news()).toEqual(["2 where?", "2 ends", "3 a"]);
  });

  it("does not keep where old work stood when other work is wanted meanwhile", () => {
    const { lease, want, news, last } = setUp({ farewell: true });
    lease.wake();
    want("a");
    lease.rest();
    want("b");
    lease.wake();
    last().hear("at 7");
    expect(news()).toEqual(["1 a", "1 where?", "1 ends", "2 b"]);
  });

  it("ends a worker that is about to leave at once when it stops", () => {
    const { lease, want, news, last } = setUp({ farewell: true });
    lease.wake();
    want("a");
    lease.rest();
    lease.stop();
    last().hear("at 7");
    lease.wake();
    expect(news()).toEqual(["1 a", "1 where?", "1 ends"]);
  });
});
