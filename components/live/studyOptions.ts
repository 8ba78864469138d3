/** The options of a figure whose reader trains runs of their own, one after the other. */
import type { ChoiceOption, NumberOption } from "@/lib/options/options";

/** Makes the option for the number of seeds. @param help what one more seed gives */
export const seedsOption = (help: string, max = 8): NumberOption => ({
  kind: "number",
  label: "Seeds",
  help,
  url: "seeds",
  min: 1,
  max,
  step: 1,
  default: 2,
});

/** Makes the option for the steps of each run. @param usual its default */
export const stepsOption = (usual: number, max = 1000): NumberOption => ({
  kind: "number",
  label: "Steps",
  help: "How long each of your own runs is trained.",
  url: "steps",
  min: 10,
  max,
  step: 10,
  default: usual,
});

/** The option for the engine that trains. */
export const engineOption: ChoiceOption<"auto" | "reference"> = {
  kind: "choice",
  label: "Where",
  help: "Your own runs train on the GPU where the browser offers one, or on the CPU.",
  url: "engine",
  choices: [
    { value: "auto", label: "GPU" },
    { value: "reference", label: "CPU" },
  ],
  default: "auto",
};
