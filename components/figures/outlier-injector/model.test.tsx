import { createRef } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, it } from "vitest";
import { stillPicture } from "@/components/figure/stillPicture";
import { storedNumbers } from "@/components/figure/storedNumbers";
import { stepsToRecover } from "@/lib/jobs/outlier/findings";
import { type OutlierResult, outlierRun } from "@/lib/jobs/outlier/run";
import { atOnce } from "@/lib/jobs/sliced";
import { defaultsOf } from "@/lib/options/options";
import { captionOf } from "./caption";
import { outlierInjectorOptions } from "./figure";
import { damageRows, hitBlocks, type OutlierValues, setupOf, tableOf } from "./model";
import { panelsOf } from "./panels";
import { columnsFor, Tiles } from "./Tiles";
import { Timeline } from "./Timeline";

const run = (patch: Partial<OutlierValues> = {}) =>
  atOnce(outlierRun(setupOf({ ...defaultsOf(outlierInjectorOptions), factor: 10_000, ...patch })));
/** Returns the text with plain spaces: the kind of space before a unit is no subject of these tests. */
const plain = (text: string) => text.replace(/\s/g, " ");

describe("the outlier injector", () => {
  let result: OutlierResult;
  beforeAll(() => {
    result = run();
  });

  it("states what the outlier did, with the numbers of the run", () => {
    const zeros = Number((100 * result.whole.hit.r.zeros[19]).toPrecision(2));
    const steps = stepsToRecover(result.whole, "r", 20);
    const caption = plain(captionOf(result, "r"));
    expect(caption).toContain(`With one block for the whole tensor, ${zeros} % of the codes of r are zero`);
    expect(caption).toContain(`it takes ${steps} steps to recover`);
    expect(caption).toContain("with blocks of 256, 1 of 16 blocks is hit");
  });

  it("counts codes in use where no code becomes zero, and says when a run does not recover", () => {
    const mild = plain(captionOf(run({ factor: 100 }), "r"));
    expect(mild).toMatch(/no more codes of r become zero: \d+ different codes are in use, compared with \d+/);
    const large = run({ factor: 1000 });
    expect(large.whole.hit.r.zeros[19]).toBeGreaterThan(0);
    expect(captionOf(large, "r")).toContain("hardly any more codes of r become zero");
    const small = plain(captionOf(run({ factor: 10 }), "r"));
    expect(small).toContain("none of 16 blocks gets a scale ten times larger");
    expect(plain(captionOf(run({ map: "linear" }), "r"))).toContain("they have not recovered by step 400");
  });

  it("states what clipping does to the update", () => {
    const clipped = run({ percentile: 95 });
    expect(plain(captionOf(clipped, "r"))).toContain(
      `turns the update by ${Math.round(clipped.turned[19])}°`,
    );
    expect(captionOf(run({ percentile: 95, factor: 10, at: 100 }), "r")).toMatch(
      /Clipping leaves the gradients of step 100 as they are\.$/,
    );
    expect(panelsOf(clipped, "r")).toHaveLength(4);
    expect(panelsOf(result, "r")).toHaveLength(3);
  });

  it("tabulates before, at and after, for both runs and the block that is hit", () => {
    const [whole, blocks, home] = damageRows(result, "r", 400);
    expect(whole.zeros).toEqual([18, 19, 399].map((t) => result.whole.hit.r.zeros[t]));
    expect(whole.used[1]).toBeLessThan(whole.used[0] / 10);
    expect(blocks.recovery).toBe(stepsToRecover(result.blocks, "r", 20));
    expect(home).toMatchObject({ name: "of these, block 3" });
    expect(home.zeros[0]).toBe(0);
    expect(home.zeros[1]).toBeCloseTo(16 * blocks.zeros[1], 6);
    expect(hitBlocks(result, "r", 20)).toEqual([3]);
    expect(hitBlocks(result, "r", 19)).toEqual([]);
  });

  it("tabulates each step", () => {
    const { columns, rows } = tableOf(result, "m");
    expect(rows).toHaveLength(400);
    expect(rows.every((row) => row.length === columns.length)).toBe(true);
    expect(rows[19][0]).toBe(20);
  });

  it("lays the blocks out in full rows", () => {
    for (const count of [2, 4, 16, 64]) {
      for (const width of [300, 1000]) expect(count % columnsFor(count, width)).toBe(0);
    }
  });

  it("has stored examples of its pictures and numbers", async () => {
    const curves = renderToStaticMarkup(
      <Timeline
        result={result}
        state="r"
        step={20}
        onStep={() => undefined}
        holder={createRef<HTMLDivElement>()}
      />,
    );
    await expect(stillPicture(curves)).toMatchFileSnapshot("../../../public/posters/outlier-injector.svg");
    await expect(storedNumbers(tableOf(result, "r"))).toMatchFileSnapshot("./numbers.json");
    const tiles = renderToStaticMarkup(<Tiles result={result} state="r" step={20} />);
    expect(tiles).toContain("of which 1 is hit");
    await expect(stillPicture(tiles)).toMatchFileSnapshot("./__snapshots__/tiles.svg");
  });
});
