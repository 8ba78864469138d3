import { createRef } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { stillPicture } from "@/components/figure/stillPicture";
import { storedNumbers } from "@/components/figure/storedNumbers";
import { mixedRun } from "@/lib/jobs/outlier/mixedScale";
import { atOnce } from "@/lib/jobs/sliced";
import { defaultsOf } from "@/lib/options/options";
import { Distance } from "./Distance";
import { mixedScaleOptions } from "./figure";
import { Moves } from "./Moves";
import { captionOf, type MixedValues, setupOf, tableOf } from "./model";

const run = (patch: Partial<MixedValues> = {}) =>
  atOnce(mixedRun(setupOf({ ...defaultsOf(mixedScaleOptions), ...patch })));
const caption = (patch: Partial<MixedValues> = {}) => captionOf(run(patch)).replace(/\s/g, " ");
const two = (value: number) => String(Number(value.toPrecision(2)));

describe("the mixed-scale block", () => {
  it("states the distance of the small rows and the share of their zero second moments", () => {
    const { small32, small8 } = run();
    expect(caption()).toContain(
      `moved ${two(small32[20])} on average with 32-bit state and ${two(small8[20])} with 8-bit state, ` +
        `${two(small8[20] / small32[20])} times as far; 100 % of their second moments are stored as zero`,
    );
  });

  it("states that no second moment is stored as zero where blocks hold one row", () => {
    expect(caption({ blockSize: 64 })).toMatch(
      /about as far; none of their second moments is stored as zero\. In no place is r zero/,
    );
  });

  it("counts a single second moment that is stored as zero", () => {
    const one = { ...run(), zeroR: 1 / 2048, zeroROnly: 1 / 2048, leap: 1 };
    const text = captionOf(one).replace(/\s/g, " ");
    expect(text).toContain("0.0488 % of their second moments are stored as zero");
    expect(text).toContain("In 0.0488 % of the places r is zero while m is not");
  });

  it("predicts the leap, and states it when the last gradient is zero", () => {
    expect(caption({ size: 1, ratio: 3000 })).toContain(
      "a gradient of exactly zero would move one of them by",
    );
    const silent = run({ size: 1, ratio: 3000, silent: true });
    expect(captionOf(silent)).toContain(`one parameter leapt by ${two(silent.leap)}.`);
    expect(caption({ ratio: 1, silent: true })).toContain("no parameter leapt");
  });

  it("has a table of its numbers", () => {
    const { columns, rows } = tableOf(run({ steps: 7 }));
    expect(rows).toHaveLength(8);
    expect(rows[0]).toEqual([0, 0, 0, 0, 0]);
    expect(columns).toHaveLength(5);
  });

  it("has stored examples of its pictures and numbers", async () => {
    const result = run();
    const distance = renderToStaticMarkup(<Distance result={result} holder={createRef<HTMLDivElement>()} />);
    await expect(stillPicture(distance)).toMatchFileSnapshot("../../../public/posters/mixed-scale.svg");
    await expect(storedNumbers(tableOf(result))).toMatchFileSnapshot("./numbers.json");
    await expect(stillPicture(renderToStaticMarkup(<Moves result={result} />))).toMatchFileSnapshot(
      "./__snapshots__/moves.svg",
    );
  });
});
