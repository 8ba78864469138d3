import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { stillPicture } from "@/components/figure/stillPicture";
import { storedNumbers } from "@/components/figure/storedNumbers";
import type { LaneResult } from "@/lib/jobs/formats/lane";
import { museumRun } from "@/lib/jobs/formats/museum";
import { atOnce } from "@/lib/jobs/sliced";
import { FORMATS } from "@/lib/numerics/formats";
import { defaultsOf } from "@/lib/options/options";
import { COLUMNS, offShare } from "./columns";
import { stateFormatsOptions } from "./figure";
import {
  bestOf,
  captionOf,
  FEW_BITS,
  type FormatsValues,
  frontOf,
  laneSentence,
  originOf,
  rowsOf,
  setupOf,
  sorted,
  tableOf,
} from "./model";
import { Picture } from "./Picture";

const values: FormatsValues = defaultsOf(stateFormatsOptions);
const result = atOnce(museumRun(setupOf(values)));
const rows = rowsOf(result);
const { bound } = values;
const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("the museum of formats", () => {
  it("joins each format with its own measures", () => {
    expect(rows).toHaveLength(FORMATS.length);
    for (const { format, score } of rows) expect(score.name).toBe(format.name);
  });

  it("sorts by any column in both directions, what has no number last", () => {
    for (const { key, value } of COLUMNS) {
      for (const descending of [false, true]) {
        const numbers = sorted(rows, { ...values, sort: key, descending }).map(({ score }) =>
          value(score, bound),
        );
        const present = numbers.filter((number) => number !== null);
        expect(numbers.slice(0, present.length)).toEqual(present);
        const ascending = descending ? [...present].reverse() : present;
        for (let i = 1; i < ascending.length; i++)
          expect(ascending[i]).toBeGreaterThanOrEqual(ascending[i - 1]);
      }
    }
  });

  it("finds the formats that none beats: more bits buy fewer updates that are off", () => {
    const front = frontOf(rows, bound).sort((a, b) => a.score.bits - b.score.bits);
    expect(front.length).toBeGreaterThan(3);
    expect(front.at(-1)?.format.name).toBe("float32");
    for (let i = 1; i < front.length; i++) {
      expect(front[i].score.bits).toBeGreaterThan(front[i - 1].score.bits);
      expect(offShare(front[i].score, bound)).toBeLessThan(offShare(front[i - 1].score, bound));
    }
    for (const { score } of rows) {
      const better = front.filter((row) => row.score.bits <= score.bits);
      expect(Math.min(...better.map((row) => offShare(row.score, bound)))).toBeLessThanOrEqual(
        offShare(score, bound),
      );
    }
  });

  it("names the winner with few bits and the format with the longest update in its caption", () => {
    const best = bestOf(rows, bound);
    expect(best.score.bits).toBeLessThanOrEqual(FEW_BITS);
    const caption = plain(captionOf(result, values));
    expect(caption).toContain(`“${best.format.label}” has the fewest updates that are off by over 10 %`);
    const [worst] = sorted(rows, { ...values, sort: "longest", descending: true });
    expect(caption).toContain(`“${worst.format.label}”`);
    expect(captionOf(result, { ...values, bound: 1 })).not.toBe(caption);
  });

  it("gives a row for each format and a number for each column", () => {
    const table = tableOf(result, values);
    expect(table.rows).toHaveLength(FORMATS.length);
    expect(table.rows.every((row) => row.length === table.columns.length)).toBe(true);
    const shares = table.rows.map((row) => row[2]);
    expect(shares).toEqual([...shares].sort((a, b) => Number(a) - Number(b)));
    expect(originOf(result)).toMatch(/^From 50 steps of Adam .* 21,880 parameters in its 3 large tensors/);
  });

  it("describes a lane, one that was lost and one with another beta1", () => {
    const lane: LaneResult = {
      setup: { gradients: "words", format: "torchao-8", seed: 1 },
      exact: new Float32Array(200).fill(2),
      stored: new Float32Array(200).fill(2.5),
      longestExact: 1.5,
      longestStored: 160,
    };
    expect(laneSentence(lane)).toBe(
      "After 200 steps the loss with “torchao 8-bit” is 2.5, with 32-bit state 2. The longest move of a weight is 160 learning rates, with 32-bit state 1.5.",
    );
    const lost = { ...lane, stored: new Float32Array(200).fill(Number.NaN, 3) };
    expect(laneSentence(lost)).toContain("no number from step 4 on");
    const solo = { ...lane, setup: { ...lane.setup, format: "solo-4-2" } };
    expect(laneSentence(solo)).toContain("lowers beta1 to 0.8");
  });

  it.each(["", "-narrow"])("has a still picture that is up to date: %s", async (suffix) => {
    const markup = renderToStaticMarkup(
      <Picture
        rows={rows}
        bound={bound}
        chosen={values.format}
        sentence={captionOf(result, values)}
        width={suffix ? 340 : 760}
      />,
    );
    await expect(stillPicture(markup)).toMatchFileSnapshot(
      `../../../public/posters/state-formats${suffix}.svg`,
    );
  });

  it("has stored numbers that are up to date", async () => {
    await expect(storedNumbers(tableOf(result, values))).toMatchFileSnapshot("./numbers.json");
  });
});
