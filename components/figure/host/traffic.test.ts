/** The rates of a frame's messages, with a clock that the tests set. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  createHeightReporter,
  h5pAnswer,
  heightMessages,
  LONGEST_WAIT_MS,
  SETTLED_AFTER_WIDTH_MS,
} from "./heights";
import { createInbox, MOST_WAITING } from "./inbox";
import { createOutbox } from "./outbox";
import type { FrameMessage, HostRequest } from "./protocol";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("an inbox", () => {
  it("holds the latest value of each option, and the order of the requests, until it is opened", () => {
    const inbox = createInbox();
    const received: HostRequest[] = [];
    inbox.put({ type: "set", patch: { block: 64, map: "linear" } });
    inbox.put({ type: "set", patch: { block: 128 } });
    inbox.put({ type: "run" });
    inbox.put({ type: "set", patch: { block: 256 } });
    const close = inbox.open((request) => received.push(request));
    expect(received).toEqual([
      { type: "set", patch: { block: 128, map: "linear" } },
      { type: "run" },
      { type: "set", patch: { block: 256 } },
    ]);
    close();
    inbox.put({ type: "pause" });
    vi.advanceTimersByTime(1000);
    expect(received).toHaveLength(3);
    inbox.open((request) => received.push(request));
    expect(received.at(-1)).toEqual({ type: "pause" });
  });

  it("delivers 1,000 settings a second as twenty, the last one included", () => {
    const inbox = createInbox();
    const received: HostRequest[] = [];
    inbox.open((request) => received.push(request));
    for (let i = 0; i < 1000; i++) {
      inbox.put({ type: "set", patch: { code: i } });
      vi.advanceTimersByTime(1);
    }
    vi.advanceTimersByTime(100);
    expect(received.length).toBeGreaterThan(15);
    expect(received.length).toBeLessThan(25);
    expect(received.at(-1)).toEqual({ type: "set", patch: { code: 999 } });
  });

  it("refuses requests beyond what can wait", () => {
    const inbox = createInbox();
    const taken = Array.from({ length: MOST_WAITING + 10 }, (_, id) => inbox.put({ type: "getState", id }));
    expect(taken.filter(Boolean)).toHaveLength(MOST_WAITING);
  });
});

describe("an outbox", () => {
  const progress = (step: number): FrameMessage => ({ type: "progress", step, running: true });

  it("sends progress at once and then at most four times a second, the last one included", () => {
    const sent: FrameMessage[] = [];
    const { post } = createOutbox((message) => sent.push(message));
    for (let step = 0; step < 2000; step++) {
      post(progress(step));
      vi.advanceTimersByTime(1);
    }
    vi.advanceTimersByTime(250);
    expect(sent[0]).toEqual(progress(0));
    expect(sent.length).toBeLessThanOrEqual(9);
    expect(sent.at(-1)).toEqual(progress(1999));
  });

  it("drops no answer, and sends what waits when the page ends", () => {
    const sent: FrameMessage[] = [];
    const { post, flush } = createOutbox((message) => sent.push(message));
    for (let id = 0; id < 5; id++) post({ type: "problem", sentence: "x", id });
    expect(sent).toHaveLength(5);
    post(progress(1));
    post(progress(2));
    flush();
    expect(sent.at(-1)).toEqual(progress(2));
  });
});

describe("heights", () => {
  it("are reported in the form of each kind of host", () => {
    const messages = heightMessages("map-duel", 480).map((message) =>
      typeof message === "string" ? JSON.parse(message) : message,
    );
    for (const message of messages) expect(message.height ?? message.scrollHeight).toBe(480);
    expect(messages).toContainEqual({ subject: "lti.frameResize", height: 480 });
    expect(messages).toContainEqual({ subject: "lti.frameResize", height: 480, wrapheight: 480 });
    expect(messages).toContainEqual({ context: "iframe.resize", height: 480 });
    expect(messages).toContainEqual({ action: "resize", scrollHeight: 480 });
    expect(messages).toContainEqual({ blockwise: 1, figure: "map-duel", type: "height", height: 480 });
  });

  it("follow H5P's handshake and answer no other message", () => {
    expect(h5pAnswer({ context: "h5p", action: "hello" }, 300)).toMatchObject({ action: "prepareResize" });
    expect(h5pAnswer({ context: "h5p", action: "resizePrepared" }, 300)).toMatchObject({
      action: "resize",
      scrollHeight: 300,
    });
    expect(h5pAnswer({ context: "h5p", action: "toString" }, 300)).toBeUndefined();
    expect(h5pAnswer("hello", 300)).toBeUndefined();
  });

  it("come to rest after three messages in a host that grows with its content, and are the height needed", () => {
    const sent: number[] = [];
    // A host that keeps 16:9 and animates: each report widens the frame in ten steps, and the content gets taller
    // with its width up to 1,300 pixels.
    const needed = (width: number) => Math.round(Math.min(1300, 900 + width / 8));
    let width = 760;
    const reporter = createHeightReporter((height) => {
      sent.push(height);
      const goal = (height * 16) / 9;
      const step = (goal - width) / 10;
      for (let i = 1; i <= 10; i++)
        setTimeout(() => {
          width += step;
          reporter.measure({ width, height: needed(width) });
        }, 30 * i);
    });
    reporter.measure({ width, height: needed(width) });
    vi.advanceTimersByTime(20_000);
    expect(sent.length).toBeLessThanOrEqual(3);
    expect(sent.at(-1)).toBeGreaterThanOrEqual(needed(width));
    expect(sent.at(-1)).toBeLessThan(needed(width) + 3);
  });

  it("are reported once where they swing back, and in time where they never rest", () => {
    const sent: number[] = [];
    const { measure } = createHeightReporter((height) => sent.push(height));
    for (const height of [1926, 1970, 1926]) measure({ width: 320, height });
    vi.advanceTimersByTime(2 * SETTLED_AFTER_WIDTH_MS);
    expect(sent).toEqual([1926]);
    for (let i = 0; i < 100; i++) {
      measure({ width: 320, height: 2000 + i });
      vi.advanceTimersByTime(50);
    }
    expect(sent.length).toBeGreaterThanOrEqual(1 + Math.floor((100 * 50) / (LONGEST_WAIT_MS + 100)));
  });

  it("of a frame that is not drawn are not reported", () => {
    const sent: number[] = [];
    const { measure } = createHeightReporter((height) => sent.push(height));
    measure({ width: 0, height: 0 });
    measure({ width: 300, height: 500 });
    measure({ width: 0, height: 0 });
    vi.advanceTimersByTime(2000);
    expect(sent).toEqual([500]);
  });
});
