import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { germanPicture } from "@/components/figure/germanPicture";
import { stillPicture } from "@/components/figure/stillPicture";
import { storedNumbers } from "@/components/figure/storedNumbers";
import { makeWords } from "@/lib/i18n/words";
import { atOnce } from "@/lib/jobs/sliced";
import { updateErrorRun } from "@/lib/jobs/updateErrors/run";
import { STORAGES } from "@/lib/jobs/updateErrors/storages";
import { CODES, overlapShare } from "@/lib/numerics/updateErrors";
import { defaultsOf } from "@/lib/options/options";
import { updateErrorMapOptions } from "./figure";
import { german } from "./messages.de";
import {
  captionOf,
  type ErrorMapValues,
  gridsOf,
  originOf,
  scoresOf,
  sentenceOf,
  setupOf,
  tableOf,
} from "./model";
import { Still } from "./Still";

const values: ErrorMapValues = defaultsOf(updateErrorMapOptions);
const result = atOnce(updateErrorRun(setupOf(values)));
const caption = (chosen: ErrorMapValues) => captionOf(scoresOf(result, chosen.measure, chosen.bound), chosen);
const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("the error map", () => {
  it("draws each pair in use in both grids, m upward, wrong pairs in fills of their own", () => {
    const errors = result.errors.linear;
    const { usage, error } = gridsOf(errors, "relative", 0.1);
    const pairs = Array.from({ length: CODES ** 2 }, (_, pair) => {
      const at = (CODES - 1 - Math.floor(pair / CODES)) * CODES + (pair % CODES);
      const uses = errors.usage[pair];
      const wrong = errors.relative[pair] / uses > 0.1;
      return { uses, wrong, drawn: [usage[at], error[at]] };
    });
    const used = pairs.filter(({ uses }) => uses > 0);
    expect(used.length).toBeGreaterThan(100);
    expect(used.filter(({ drawn }) => drawn.includes(255))).toEqual([]);
    expect(used.filter(({ wrong, drawn }) => drawn[0] >= 4 !== wrong)).toEqual([]);
    expect(new Set(used.map(({ wrong }) => wrong)).size).toBe(2);
    const unused = pairs.filter(({ uses }) => uses === 0);
    expect(unused.filter(({ drawn }) => drawn.some((step) => step !== 255))).toEqual([]);
  });

  it("joins codes into squares for a small picture", () => {
    const { usage, error, side } = gridsOf(result.errors.dynamic, "relative", 0.1, 64);
    expect(usage).toHaveLength(side * side);
    expect(error.filter((step) => step !== 255).length).toBeGreaterThan(2000);
  });

  it("says how much of the use is wrong, here and in the worst way of storing", () => {
    const said = plain(caption(values));
    const share = (name: "linear" | "blockwise") =>
      Number(
        (100 * overlapShare(result.errors[name], result.errors[name].relative, values.bound)).toPrecision(2),
      );
    expect(said).toContain(`Dynamic, block-wise: ${share("blockwise")} % of 1,638,400 updates`);
    expect(said).toContain(`with linear, one block, ${share("linear")} %`);
    expect(caption({ ...values, measure: "absolute" })).toContain("off by more than 0.1 on average");
  });

  it("describes a pair, with the values of its codes if the map is fixed", () => {
    expect(sentenceOf(result, "linear", { m: 254, r: 0 })).toContain("r in code 0 (0 of the absmax)");
    expect(sentenceOf(result, "blockwise", { m: 254, r: 0 })).toContain("r in code 0 (0 of the absmax)");
    expect(sentenceOf(result, "above-zero", { m: 254, r: 0 })).not.toContain("(0 of the absmax)");
    expect(sentenceOf(result, "quantile", { m: 254, r: 0 })).toMatch(/^m in code 254, r in code 0:/);
    const unused = result.errors.blockwise.usage.indexOf(0);
    const pair = { m: Math.floor(unused / CODES), r: unused % CODES };
    expect(sentenceOf(result, "blockwise", pair)).toMatch(/never used\.$/);
  });

  it("says where its numbers come from", () => {
    expect(originOf(result)).toMatch(/^From 100 steps of Adam with 32-bit state, .* the 16,384 weights/);
  });

  it("gives one row a way of storing", () => {
    const { columns, rows } = tableOf(result, values);
    expect(rows.map(([label]) => label)).toEqual(STORAGES.map(({ label }) => label));
    expect(rows.every((row) => row.length === columns.length)).toBe(true);
    expect(scoresOf(result, "relative", 0.1).map(({ overlap }) => Number(overlap.toPrecision(5)))).toEqual(
      rows.map((row) => row[5]),
    );
  });

  it("has a still picture and numbers that are up to date", async () => {
    const markup = renderToStaticMarkup(
      <Still
        grids={gridsOf(result.errors.blockwise, "relative", values.bound, 128)}
        measure="relative"
        bound={values.bound}
        sentence={caption(values)}
      />,
    );
    await expect(stillPicture(markup)).toMatchFileSnapshot("../../../public/posters/update-error-map.svg");
    const t = makeWords("de", german);
    const inGerman = (
      <Still
        grids={gridsOf(result.errors.blockwise, "relative", values.bound, 128)}
        measure="relative"
        bound={values.bound}
        sentence={captionOf(scoresOf(result, values.measure, values.bound), values, t)}
        t={t}
      />
    );
    await expect(stillPicture(renderToStaticMarkup(germanPicture(german, inGerman)))).toMatchFileSnapshot(
      "../../../public/posters/update-error-map.de.svg",
    );
    await expect(storedNumbers(tableOf(result, values))).toMatchFileSnapshot("./numbers.json");
    await expect(storedNumbers(tableOf(result, values, t))).toMatchFileSnapshot("./numbers.de.json");
  });
});
