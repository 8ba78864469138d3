import { describe, expect, it } from "vitest";
import { kernelStepperOptions, STAGES } from "./figure";
import { calledListing, mainListing } from "./kernels";
import { functionOf, linesOf, wordsOf } from "./wgsl";

const litText = ({ lines }: { lines: readonly { lit: boolean; text: string }[] }) =>
  lines.filter(({ lit }) => lit).map(({ text }) => text.trim());

describe("stages in a kernel's text", () => {
  it("last until an empty line, the next stage comment or the end of the braces", () => {
    const lines = linesOf(
      [
        "fn a() {",
        "  // stage: one",
        "  x;",
        "  for {",
        "    // stage: two, three",
        "    y;",
        "  }",
        "  z;",
        "",
        "  w;",
        "}",
      ].join("\n"),
    );
    expect(lines.map(({ stages }) => stages.join())).toEqual([
      "",
      "one",
      "one",
      "one",
      "two,three",
      "two,three",
      "",
      "",
      "",
      "",
      "",
    ]);
    expect(functionOf(lines, "a")).toHaveLength(11);
    expect(() => functionOf(lines, "b")).toThrow(RangeError);
  });

  it.each(STAGES)("highlight the lines of %s in the kernel", (stage) => {
    const lit = litText(mainListing(stage)).join("\n");
    const expected: Record<string, string> = {
      load: "load_grads(quad)",
      dequantize: "decode(k, words[q][k]) * old_absmax[k]",
      update: "update(&cell);",
      step: "update(&cell);",
      absmax: "agree_on_absmax(place, thread, largest)",
      quantize: "encode_quad(",
      store: "store_params(quad, cell.p)",
    };
    expect(lit).toContain(expected[stage]);
  });

  it("highlight the lines of each rule that change state or parameter, in the right stage", () => {
    for (const { value } of kernelStepperOptions.rule.choices) {
      expect(litText(calledListing("update", value, "workgroup")).join("\n")).toMatch(/cell\.s\[0\] = /);
      expect(litText(calledListing("step", value, "workgroup")).join("\n")).toMatch(/cell\.p = /);
    }
  });

  it("have a called function at every stage", () => {
    for (const stage of STAGES) {
      for (const reduction of ["workgroup", "subgroup"] as const) {
        expect(litText(calledListing(stage, "adam", reduction)).length, stage).toBeGreaterThan(0);
      }
    }
    expect(calledListing("absmax", "adam", "subgroup").file).toMatch(/subgroups/);
  });
});

it("splits a line into words and loses no character", () => {
  const text = "  let x = array<u32, 4>(0x7fu); // a number: 12";
  const words = wordsOf(text);
  expect(words.map((word) => word.text).join("")).toBe(text);
  const kinds = Object.fromEntries(words.map((word) => [word.text, word.kind]));
  expect(kinds).toMatchObject({ let: "keyword", "0x7fu": "number", "// a number: 12": "comment" });
});
