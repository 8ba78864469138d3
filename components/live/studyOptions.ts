/** The options of a figure whose reader trains runs of their own, one after the other. */
import type { ChoiceOption, NumberOption } from "@/lib/options/options";

/** @param help what a seed more gives */
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
