import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { laneStyle } from "@/components/charts/lanes";
import { stillPicture } from "@/components/figure/stillPicture";
import { packAlphabet } from "@/lib/tasks/chars/writtenText";
import { bandsOf, packBands } from "@/lib/tasks/words/bands";
import { type PictureLane, TASK_PICTURES } from "./";

const labels = ["32-bit", "8-bit", "8-bit, linear"];
const lanesOf = (pictures: readonly Float32Array[]): PictureLane[] =>
  pictures.map((picture, i) => ({ label: labels[i], picture, style: laneStyle(i) }));
const NONE = new Float32Array(0);
const drawn = (task: string, lanes: readonly PictureLane[], samples: Float32Array) => {
  const { View } = TASK_PICTURES[task];
  return renderToStaticMarkup(<View lanes={lanes} samples={samples} />);
};

describe("characters", () => {
  const { describe: sentence } = TASK_PICTURES.chars;
  const alphabet = [..." abcdefghijklmnopqrstuvwxyz"];
  const samples = packAlphabet(3, 4, alphabet);
  const pictureOf = (texts: readonly string[]) =>
    Float32Array.from(texts.flatMap((text) => [...text].map((character) => alphabet.indexOf(character))));
  const reference = pictureOf(["the block of", "one map is a", "and it falls"]);
  const other = pictureOf(["the block is", "one map is a", "and in parts"]);

  it("has a stored example of its picture", async () => {
    await expect(`${drawn("chars", lanesOf([reference, other]), samples)}\n`).toMatchFileSnapshot(
      "./__snapshots__/chars.html",
    );
  });

  it("marks what a lane writes on its own", () => {
    const markup = drawn("chars", lanesOf([reference, other]), samples);
    expect([...markup.matchAll(/<mark[^>]*>([^<]*)</g)].map(([, text]) => text)).toEqual(["is", "n parts"]);
  });

  it("says how far the lanes write the same", () => {
    expect(sentence(lanesOf([reference, other, reference]), samples)).toBe(
      "After three beginnings and with the same noise, 8-bit writes the first 6, 8, 1 of 8 characters; " +
        "8-bit, linear writes all 8 characters as 32-bit does.",
    );
    expect(sentence(lanesOf([reference]), samples)).toBe("What 32-bit writes after three beginnings.");
    expect(sentence(lanesOf([NONE, NONE]), NONE)).toBe("No model has written anything yet.");
  });

  it("is there before the first picture and before the samples", () => {
    expect(drawn("chars", lanesOf([NONE, NONE]), NONE)).toContain("Loading…");
  });
});

describe("words", () => {
  const { describe: sentence } = TASK_PICTURES.words;
  const bands = bandsOf(2000);
  const tested = bands.map((_, i) => (i === 8 ? 0 : 150));
  const samples = packBands(bands, tested);
  const pictureOf = (offset: number) =>
    Float32Array.from([
      ...bands.map((_, i) => (i === 8 ? 0 : 1 + 0.6 * i + (i === 5 ? offset : 0))),
      ...bands.map((_, i) => 0.3 + offset * 0.1 + 2 / (1 + i)),
    ]);

  it("has a stored example of its picture", async () => {
    const markup = drawn("words", lanesOf([pictureOf(0), pictureOf(0.5), pictureOf(-0.3)]), samples);
    await expect(stillPicture(markup)).toMatchFileSnapshot("./__snapshots__/words.svg");
  });

  it("says how much harder rare words are and where the lanes differ most", () => {
    expect(sentence(lanesOf([pictureOf(0), pictureOf(0.5), pictureOf(-0.3)]), samples)).toBe(
      "With 32-bit state the loss is 1 nats on the most frequent word and 7 on words of rank 1024 to 2000; " +
        "8-bit differs most on rank 32 to 63, where its loss is 0.5 higher. " +
        "The rows of 8-bit for words of rank 1024 to 2000 are 1.1 times as long as those of 32-bit.",
    );
    expect(sentence(lanesOf([pictureOf(0), pictureOf(0)]), samples)).toMatch(/all lanes agree/);
    expect(sentence(lanesOf([NONE]), NONE)).toBe("No model has been tested yet.");
  });

  it("says so when the numbers of a lane are not finite, and draws none of them", () => {
    const broken = lanesOf([pictureOf(0), pictureOf(Number.NaN)]);
    expect(sentence(broken, samples)).toMatch(/8-bit has no loss: its numbers are no longer finite/);
    expect(drawn("words", broken, samples)).not.toContain("NaN");
    expect(drawn("words", lanesOf([NONE]), NONE)).toContain("Loading…");
  });
});
