import { describe, expect, it } from "vitest";
import { DeviceClock } from "./deviceClock";

/** A clock that is set by hand, and answers that come when they are told to. */
function setUp() {
  let time = 0;
  const clock = new DeviceClock(() => time);
  return {
    clock,
    at: (now: number) => {
      time = now;
    },
    /** Ask for something; asking takes so long. */
    ask(asking = 0) {
      const { promise, resolve, reject } = deferred();
      const answer = clock.ask(() => {
        time += asking;
        return promise;
      });
      return { answer, resolve, reject };
    },
  };
}

function deferred() {
  let resolve = () => {};
  let reject = (_: Error) => {};
  const promise = new Promise<void>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

describe("DeviceClock", () => {
  it("counts from the asking where the device had nothing else to do", async () => {
    const { at, ask } = setUp();
    at(100);
    const { answer, resolve } = ask();
    at(130);
    resolve();
    expect((await answer()).took).toBe(30);
  });

  it("counts from the answer before, where the device was busy with that until then", async () => {
    const { at, ask } = setUp();
    const first = ask();
    at(10);
    const second = ask();
    at(30);
    first.resolve();
    expect((await first.answer()).took).toBe(30);
    at(35);
    second.resolve();
    expect((await second.answer()).took).toBe(5);
  });

  it("counts the asking where that is all of the work", async () => {
    const { ask } = setUp();
    const first = ask(20);
    const second = ask(7);
    first.resolve();
    second.resolve();
    await first.answer();
    expect((await second.answer()).took).toBe(7);
  });

  it("keeps an error until the answer is called for", async () => {
    const { ask } = setUp();
    const { answer, reject } = ask();
    reject(new Error("lost"));
    await new Promise((resolve) => setTimeout(resolve));
    await expect(answer()).rejects.toThrow("lost");
  });
});
