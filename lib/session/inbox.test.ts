import { describe, expect, it } from "vitest";
import { Inbox } from "./inbox";

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
