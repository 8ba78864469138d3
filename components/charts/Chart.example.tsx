import { LossChart, type MarkExample } from "./example";

/** A chart without data: a frame and a sentence that says why. */
export const chartExample: MarkExample = {
  mark: "Chart",
  file: "empty",
  draw: () => (
    <LossChart empty="No steps yet.">
      <path d="M0 0" />
    </LossChart>
  ),
};
