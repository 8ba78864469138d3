import { describe, expect, it } from "vitest";
import { Actor, Inbox } from "./actor";

describe("Inbox", () => {
  it("gives messages in the order in which they came", () => {
    const inbox = new Inbox<number>();
    for (const message of [1, 2, 3]) inbox.put(message);
    expect(inbox.has((message) => message === 3)).toBe(true);
    expect([inbox.take(), inbox.take(), inbox.take(), inbox.take()]).toEqual([1, 2, 3, undefined]);
    expect(inbox.has(() => true)).toBe(false);
  });

  it("wakes its reader at a message, at once if one is there, and when the time is over", async () => {
    const inbox = new Inbox<string>();
    const woken = inbox.news();
    inbox.put("hello");
    await woken;
    await inbox.news();
    expect(inbox.take()).toBe("hello");
    await inbox.news(1);
    expect(inbox.take()).toBeUndefined();
  });
});

describe("Actor", () => {
  it("obeys messages in order before it acts, one thing at a time, and goes on after an error", async () => {
    const log: string[] = [];
    let stop: () => void = () => {};
    const stopped = new Promise<void>((resolve) => {
      stop = resolve;
    });
    class Worker extends Actor<string> {
      protected async obey(message: string) {
        log.push(`begins ${message}`);
        await Promise.resolve();
        if (message === "bad") throw new Error("no");
        log.push(`ends ${message}`);
      }
      protected act() {
        log.push("acts");
        stop();
        return this.inbox.news();
      }
      protected recover(error: unknown) {
        log.push(`recovers from ${error}`);
      }
    }
    const worker = new Worker();
    for (const message of ["a", "bad", "b"]) worker.receive(message);
    void worker.work();
    await stopped;
    expect(log).toEqual([
      "begins a",
      "ends a",
      "begins bad",
      "recovers from Error: no",
      "begins b",
      "ends b",
      "acts",
    ]);
  });
});
