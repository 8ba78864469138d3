import { describe, expect, it } from "vitest";
import type { Patch } from "./history";
import { createInbox, h5pAnswer, heightMessages, requestedPatch } from "./host";

describe("messages between an embed and its host", () => {
  it("report the height in the form of each kind of host", () => {
    const messages = heightMessages(480).map((message) =>
      typeof message === "string" ? JSON.parse(message) : message,
    );
    for (const message of messages) expect(message.height ?? message.scrollHeight).toBe(480);
    expect(messages).toContainEqual({ subject: "lti.frameResize", height: 480 });
    expect(messages).toContainEqual({ context: "iframe.resize", height: 480 });
    expect(messages).toContainEqual({ action: "resize", scrollHeight: 480 });
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

  it("set options only where they contain a patch", () => {
    expect(requestedPatch({ type: "set", patch: { code: 1 } })).toEqual({ code: 1 });
    for (const data of [null, "set", { type: "set" }, { type: "set", patch: [1] }, { patch: {} }]) {
      expect(requestedPatch(data)).toBeUndefined();
    }
  });
});

it("an inbox holds the latest value of each option until a receiver opens it", () => {
  const inbox = createInbox();
  const received: Patch[] = [];
  inbox.put({ block: 64, map: "linear" });
  inbox.put({ block: 128 });
  const close = inbox.open((patch) => received.push(patch));
  expect(received).toEqual([{ block: 128, map: "linear" }]);
  inbox.put({ block: 256 });
  expect(received.at(-1)).toEqual({ block: 256 });

  close();
  inbox.put({ block: 512 });
  expect(received).toHaveLength(2);
  inbox.open((patch) => received.push(patch));
  expect(received).toHaveLength(3);
});
