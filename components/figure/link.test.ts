import { describe, expect, it } from "vitest";
import type { AnyValues, OptionsTable } from "@/lib/options/options";
import { joinLink, sharedValues } from "./link";

const size = (max: number): OptionsTable => ({
  block: { kind: "number", label: "Block", help: "", url: "block", min: 64, max, step: 64, default: 256 },
});

describe("linked figures", () => {
  it("hear each other, and nobody hears himself or another link", () => {
    const heard: string[] = [];
    const a = joinLink("x", () => heard.push("a"));
    const b = joinLink("x", () => heard.push("b"));
    const c = joinLink("y", () => heard.push("c"));
    a.tell({ block: 64 });
    expect(heard).toEqual(["b"]);
    b.leave();
    a.tell({ block: 128 });
    expect(heard).toEqual(["b"]);
    a.leave();
    c.leave();
  });

  it("hear what was told before they came, while the link lasts", () => {
    const heard: AnyValues[] = [];
    const a = joinLink("x", () => {});
    joinLink("x", (values) => heard.push(values)).leave();
    expect(heard).toEqual([]);
    a.tell({ block: 64, map: "linear" });
    a.tell({ block: 128 });
    joinLink("x", (values) => heard.push(values)).leave();
    expect(heard).toEqual([{ block: 128, map: "linear" }]);
    a.leave();
    joinLink("x", (values) => heard.push(values)).leave();
    expect(heard).toHaveLength(1);
  });

  it("share what both have and both allow", () => {
    expect(sharedValues(size(4096), { block: 2048, map: "linear" })).toEqual({ block: 2048 });
    expect(sharedValues(size(1024), { block: 2048 })).toEqual({});
  });
});
