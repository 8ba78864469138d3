import { describe, expect, it } from "vitest";
import type { AnyValues, OptionsTable } from "@/lib/options/options";
import { joinLink, sharedValues } from "./linkedOptions";

const size = (max: number): OptionsTable => ({
  block: { kind: "number", label: "Block", help: "", url: "block", min: 64, max, step: 64, default: 256 },
});

describe("linked figures", () => {
  it("receive the values of the other members, and neither their own nor those of another link", () => {
    const received: string[] = [];
    const a = joinLink("x", () => received.push("a"));
    const b = joinLink("x", () => received.push("b"));
    const c = joinLink("y", () => received.push("c"));
    a.send({ block: 64 });
    expect(received).toEqual(["b"]);
    b.leave();
    a.send({ block: 128 });
    expect(received).toEqual(["b"]);
    a.leave();
    c.leave();
  });

  it("receive the values that were sent before they joined, while the link has members", () => {
    const received: AnyValues[] = [];
    const a = joinLink("x", () => {});
    joinLink("x", (values) => received.push(values)).leave();
    expect(received).toEqual([]);
    a.send({ block: 64, map: "linear" });
    a.send({ block: 128 });
    joinLink("x", (values) => received.push(values)).leave();
    expect(received).toEqual([{ block: 128, map: "linear" }]);
    a.leave();
    joinLink("x", (values) => received.push(values)).leave();
    expect(received).toHaveLength(1);
  });

  it("share the options that both tables have and allow", () => {
    expect(sharedValues(size(4096), { block: 2048, map: "linear" })).toEqual({ block: 2048 });
    expect(sharedValues(size(1024), { block: 2048 })).toEqual({});
  });
});
