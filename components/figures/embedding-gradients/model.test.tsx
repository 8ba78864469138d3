import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, it } from "vitest";
import { stillPicture } from "@/components/figure/stillPicture";
import { storedNumbers } from "@/components/figure/storedNumbers";
import { GradientsRun, type GradientsStep } from "@/lib/jobs/embeddingGradients/run";
import { openReference } from "@/lib/nn/backend";
import { median } from "@/lib/numerics/metrics";
import { defaultsOf } from "@/lib/options/options";
import { embeddingGradientsOptions } from "./figure";
import {
  bandMeans,
  captionOf,
  type GradientsValues,
  layerName,
  setupOf,
  shownOf,
  spreadOf,
  tableOf,
} from "./model";
import { GradientsPicture } from "./Picture";

const values = defaultsOf(embeddingGradientsOptions) as GradientsValues;
const steps: GradientsStep[] = [];
beforeAll(async () => {
  await openReference();
  const run = new GradientsRun(setupOf(values));
  for (let step = 0; step < values.step; step++) steps.push(await run.next());
  run.dispose();
}, 120_000);

const shown = (patch: Partial<GradientsValues> = {}) => {
  const found = shownOf({ ...values, ...patch }, steps);
  if (!found) throw new Error("nothing is shown");
  return found;
};

describe("the gradients of an embedding", () => {
  it("shows the latest step until training has reached the chosen step", () => {
    expect(shownOf(values, [])).toBeUndefined();
    expect(shown({ step: 20 }).step).toBe(8);
    expect(shown({ step: 2 }).step).toBe(2);
  });

  it("states which rows have a gradient and how uneven they are", () => {
    const { plain, stable } = shown();
    const text = captionOf(values, shown());
    expect(text).toContain(`holds ${plain.ranks.length} different words`);
    expect(text).toContain(`the other ${(2000 - plain.ranks.length).toLocaleString("en")} rows`);
    const uneven = Math.max(...stable.values) / median(stable.values);
    expect(text).toContain(`${Number(uneven.toPrecision(2))} times with the stable layer`);
    expect(spreadOf(stable).overMedian).toBeCloseTo(uneven, 10);
  });

  it("has gradients some five times as long in the stable layer at first, as chapter 7 states", () => {
    const { plain, stable } = shown({ step: 1 });
    const ratio = spreadOf(stable).median / spreadOf(plain).median;
    expect(ratio).toBeGreaterThan(4.5);
    expect(ratio).toBeLessThan(5.5);
  });

  it("states that two equal layers have gradients of equal length", () => {
    const { step, plain } = shown();
    const same = { ...values, stableInit: false, stableNorm: false };
    expect(captionOf(same, { step, plain, stable: plain })).toMatch(
      /with the other one \(the same again\), where the middle one is as long as with the ordinary one\.$/,
    );
  });

  it("states the spread of the second moments, which more rows have than one batch contains", () => {
    const moments = shown({ look: "moment" });
    expect(moments.plain.ranks.length).toBeGreaterThan(shown().plain.ranks.length);
    expect(captionOf({ ...values, look: "moment" }, moments)).toMatch(
      /^After step 8, \d+ of 2,000 rows have second moments, .* factor of [\d,]+ with the ordinary layer and [\d,]+ with the stable layer\.$/,
    );
  });

  it("names the layer after its ingredients", () => {
    const name = (stableInit: boolean, stableNorm: boolean) => layerName({ stableInit, stableNorm, seed: 1 });
    expect([name(true, true), name(true, false), name(false, true), name(false, false)]).toEqual([
      "stable",
      "Xavier alone",
      "layer norm alone",
      "the same again",
    ]);
    expect(captionOf({ ...values, stableNorm: false }, shown())).toContain("the other one (Xavier alone)");
  });

  it("averages bands of ranks", () => {
    const means = bandMeans({ ranks: [1, 2, 3, 1024], values: [5, 1, 3, 2] });
    expect(means.values).toEqual([5, 2, 2]);
    expect(means.ranks[1]).toBeCloseTo(Math.sqrt(6));
  });

  it("has a table of its numbers", () => {
    const table = tableOf(values, shown());
    expect(table.rows).toHaveLength(shown().plain.ranks.length);
    expect(table.columns[2]).toBe("length of the gradient, stable");
  });

  it.each([
    ["embedding-gradients", 760],
    ["embedding-gradients-narrow", 326],
  ])("has a still picture that is up to date: %s, %s pixels wide", async (name, startWidth) => {
    const markup = renderToStaticMarkup(
      <GradientsPicture
        shown={shown()}
        title="length of a row’s gradient"
        layer="stable"
        sentence={captionOf(values, shown())}
        startWidth={startWidth}
      />,
    );
    await expect(stillPicture(markup)).toMatchFileSnapshot(`../../../public/posters/${name}.svg`);
  });

  it("has stored numbers that are up to date", async () => {
    await expect(storedNumbers(tableOf(values, shown()))).toMatchFileSnapshot("./numbers.json");
  });
});
