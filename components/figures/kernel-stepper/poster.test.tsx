import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { stillPicture } from "@/components/figure/stillPicture";
import { storedNumbers } from "@/components/figure/storedNumbers";
import { defaultsOf } from "@/lib/options/options";
import { kernelStepperOptions } from "./figure";
import { type StepperOptions, stepperOf, tableOf } from "./model";
import { BlockPicture } from "./Picture";
import { captionOf } from "./words";

const stepperWith = (patch: Partial<StepperOptions>) =>
  stepperOf({ ...defaultsOf(kernelStepperOptions), ...patch });

function drawn(patch: Partial<StepperOptions>): string {
  const stepper = stepperWith(patch);
  return stillPicture(renderToStaticMarkup(<BlockPicture stepper={stepper} sentence={captionOf(stepper)} />));
}

/** Draws the still picture for readers without scripts by the figure's own code; `vitest -u` stores it. */
it("has a still picture and numbers that are up to date", async () => {
  await expect(drawn({ stage: "quantize" })).toMatchFileSnapshot(
    "../../../public/posters/kernel-stepper.svg",
  );
  await expect(storedNumbers(tableOf(stepperWith({ stage: "quantize" })))).toMatchFileSnapshot(
    "./numbers.json",
  );
});

it("has stored examples of both reductions", async () => {
  await expect(drawn({ stage: "absmax" })).toMatchFileSnapshot("./__snapshots__/absmax-shared-memory.svg");
  await expect(
    drawn({ stage: "absmax", means: "subgroup", blockSize: 32, rule: "lion" }),
  ).toMatchFileSnapshot("./__snapshots__/absmax-subgroup.svg");
});
