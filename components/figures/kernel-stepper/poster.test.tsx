import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { stillPicture } from "@/components/figure/stillPicture";
import { defaultsOf } from "@/lib/options/options";
import { kernelStepperOptions } from "./figure";
import { type StepperOptions, stepperOf } from "./model";
import { BlockPicture } from "./Picture";
import { captionOf } from "./words";

function drawn(patch: Partial<StepperOptions>): string {
  const stepper = stepperOf({ ...defaultsOf(kernelStepperOptions), ...patch });
  return stillPicture(renderToStaticMarkup(<BlockPicture stepper={stepper} sentence={captionOf(stepper)} />));
}

/** Draws the still picture for readers without scripts by the figure's own code; `vitest -u` stores it. */
it("has a still picture that is up to date", async () => {
  await expect(drawn({ stage: "quantize" })).toMatchFileSnapshot(
    "../../../public/posters/kernel-stepper.svg",
  );
});

it("has stored examples of both reductions", async () => {
  await expect(drawn({ stage: "absmax" })).toMatchFileSnapshot("./__snapshots__/absmax-shared-memory.svg");
  await expect(
    drawn({ stage: "absmax", means: "subgroup", blockSize: 32, rule: "lion" }),
  ).toMatchFileSnapshot("./__snapshots__/absmax-subgroup.svg");
});
