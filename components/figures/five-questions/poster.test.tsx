import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { germanPicture } from "@/components/figure/germanPicture";
import { stillPicture } from "@/components/figure/stillPicture";
import { storedNumbers } from "@/components/figure/storedNumbers";
import { FAULTS } from "@/lib/faults";
import { makeWords } from "@/lib/i18n/words";
import { fiveQuestionsOptions } from "./figure";
import { german } from "./messages.de";
import { captionOf, faultsAfter, tableOf } from "./model";
import { Picture } from "./Picture";
import { QUESTIONS } from "./questions";

/** The picture for readers without scripts; `vitest -u` draws it anew. */
it("has a still picture and numbers that are up to date", async () => {
  const question = fiveQuestionsOptions.question.default;
  const markup = renderToStaticMarkup(<Picture question={question} sentence={captionOf(question)} />);
  await expect(stillPicture(markup)).toMatchFileSnapshot("../../../public/posters/five-questions.svg");
  const t = makeWords("de", german);
  const inGerman = <Picture question={question} sentence={captionOf(question, t)} />;
  await expect(stillPicture(renderToStaticMarkup(germanPicture(german, inGerman)))).toMatchFileSnapshot(
    "../../../public/posters/five-questions.de.svg",
  );
  await expect(storedNumbers(tableOf())).toMatchFileSnapshot("./numbers.json");
  await expect(storedNumbers(tableOf(t))).toMatchFileSnapshot("./numbers.de.json");
});

it("leads to every mistake of the clinic once", () => {
  const reached = QUESTIONS.flatMap((_, i) => faultsAfter(i + 1));
  expect(new Set(reached)).toEqual(new Set(FAULTS));
  expect(reached).toHaveLength(FAULTS.length);
  expect(captionOf(4)).toContain("the clinic has 4 such mistakes: blocks of 2048 read with blocks of 256,");
});
