import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { germanPicture } from "@/components/figure/germanPicture";
import { stillPicture } from "@/components/figure/stillPicture";
import { storedNumbers } from "@/components/figure/storedNumbers";
import type { LaneStep } from "@/lib/faults/lane";
import { makeWords } from "@/lib/i18n/words";
import { clinicRun } from "@/lib/jobs/clinic/clinicJob";
import { defaultsOf } from "@/lib/options/options";
import { bugClinicOptions } from "./figure";
import { german } from "./messages.de";
import { captionOf, laneLabels, shownOf, tableOf } from "./model";
import { Picture } from "./Picture";

/** The run of the figure's defaults is trained here; `vitest -u` records it, and draws the still picture, anew. */
it("has a recorded run, a still picture and numbers that are up to date", { timeout: 60_000 }, async () => {
  const values = defaultsOf(bugClinicOptions);
  const shown = shownOf(values);
  const parts = [...clinicRun(shown.setup)];
  const steps: (readonly LaneStep[])[] = [0, 1, 2].map((lane) => parts.flatMap((part) => part.steps[lane]));
  const trained = { steps, readings: [] };
  const digits = (value: number) => Number(value.toPrecision(4));
  /** The run as the figure shows it at rest. */
  const atRest = {
    steps: steps.map((lane) =>
      lane.map((step) => ({ ...step, loss: digits(step.loss), longestMove: digits(step.longestMove) })),
    ),
    readings: [],
  };
  const recorded = {
    losses: atRest.steps.map((lane) => lane.map(({ loss }) => loss)),
    moves: atRest.steps.map((lane) => lane.map(({ longestMove }) => longestMove)),
  };
  await expect(`${JSON.stringify(recorded)}\n`).toMatchFileSnapshot("./__snapshots__/recorded.json");
  const markup = renderToStaticMarkup(
    <Picture steps={steps} labels={laneLabels(false)} sentence={captionOf(shown, trained, values.patient)} />,
  );
  await expect(stillPicture(markup)).toMatchFileSnapshot("../../../public/posters/bug-clinic.svg");
  const words = makeWords("de", german);
  const inGerman = (
    <Picture
      steps={steps}
      labels={laneLabels(false, words)}
      sentence={captionOf(shown, trained, values.patient, words)}
    />
  );
  await expect(stillPicture(renderToStaticMarkup(germanPicture(german, inGerman)))).toMatchFileSnapshot(
    "../../../public/posters/bug-clinic.de.svg",
  );
  await expect(storedNumbers(tableOf(atRest, laneLabels(false)))).toMatchFileSnapshot("./numbers.json");
  await expect(storedNumbers(tableOf(atRest, laneLabels(false, words), words))).toMatchFileSnapshot(
    "./numbers.de.json",
  );
});
