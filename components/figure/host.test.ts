import { describe, expect, it } from "vitest";
import { askedPatch, h5pAnswer, heightMessages } from "./host";

describe("speaking with the host page", () => {
  it("gives the height in every dialect", () => {
    const messages = heightMessages(480).map((message) =>
      typeof message === "string" ? JSON.parse(message) : message,
    );
    for (const message of messages) expect(message.height ?? message.scrollHeight).toBe(480);
    expect(messages).toContainEqual({ subject: "lti.frameResize", height: 480 });
    expect(messages).toContainEqual({ context: "iframe.resize", height: 480 });
    expect(messages).toContainEqual({ action: "resize", scrollHeight: 480 });
  });

  it("follows H5P's handshake and stays silent to others", () => {
    expect(h5pAnswer({ context: "h5p", action: "hello" }, 300)).toMatchObject({ action: "prepareResize" });
    expect(h5pAnswer({ context: "h5p", action: "resizePrepared" }, 300)).toMatchObject({
      action: "resize",
      scrollHeight: 300,
    });
    expect(h5pAnswer({ context: "h5p", action: "toString" }, 300)).toBeUndefined();
    expect(h5pAnswer("hello", 300)).toBeUndefined();
  });

  it("hears a patch only where there is one", () => {
    expect(askedPatch({ type: "set", patch: { code: 1 } })).toEqual({ code: 1 });
    for (const data of [null, "set", { type: "set" }, { type: "set", patch: [1] }, { patch: {} }]) {
      expect(askedPatch(data)).toBeUndefined();
    }
  });
});
