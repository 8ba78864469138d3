import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { stillPicture } from "@/components/figure/stillPicture";
import { storedNumbers } from "@/components/figure/storedNumbers";
import { runRace } from "@/lib/findings/optimizerRace";
import { defaultsOf } from "@/lib/options/options";
import { optimizerRaceOptions } from "./figure";
import { Hill } from "./Hill";
import { captionOf, type RaceValues, tableOf } from "./model";

/**
 * The picture for readers without scripts. It is drawn by the figure's own code; `vitest -u` redraws it.
 */
it("has a still picture and numbers that are up to date", async () => {
  const values = defaultsOf(optimizerRaceOptions) as RaceValues;
  const race = runRace(values);
  const markup = renderToStaticMarkup(
    <Hill
      surface={values.surface}
      race={race}
      step={values.step}
      start={[values.startX, values.startY]}
      onStart={() => undefined}
      sentence={captionOf(values, race, values.step)}
    />,
  );
  await expect(stillPicture(markup)).toMatchFileSnapshot("../../../public/posters/optimizer-race.svg");
  await expect(storedNumbers(tableOf(values, race))).toMatchFileSnapshot("./numbers.json");
});
