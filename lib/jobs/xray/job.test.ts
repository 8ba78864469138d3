import { describe, expect, it } from "vitest";
import { sampleNamed } from "@/lib/xray/samples";
import { type XrayRequest, type XrayResult, xrayJob } from "./job";

async function resultOf(request: Partial<XrayRequest>): Promise<XrayResult | undefined> {
  let result: XrayResult | undefined;
  for await (const part of xrayJob({ number: 0, file: null, sample: "sound", ...request }, () => 0))
    result = part.result;
  return result;
}

describe("the job of the X-ray", () => {
  it("looks at a sample, or at the reader's file", async () => {
    const sample = await resultOf({});
    expect(sample).toEqual(await resultOf({ file: new Blob([sampleNamed("sound")]), sample: "linear" }));
    expect(sample).toHaveProperty("report.findings", []);
  });

  it("gives a sentence for a file that cannot be read", async () => {
    expect(await resultOf({ file: new Blob(["epoch,loss"]) })).toEqual({
      refusal: expect.stringMatching(/no checkpoint/),
    });
    const lost = {
      size: 100,
      slice: () => ({ arrayBuffer: () => Promise.reject(new Error("It was moved.")) }),
    };
    expect(await resultOf({ file: lost as unknown as Blob })).toEqual({ refusal: "It was moved." });
  });
});
