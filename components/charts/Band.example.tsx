import { Band } from "./Band";
import { LOSSES, LossChart, type MarkExample } from "./example";

/** A band of a fifth to both sides of the losses. */
export const bandExample: MarkExample = {
  mark: "Band",
  file: "band",
  draw: () => (
    <LossChart>
      <Band low={LOSSES.map((v) => v * 0.8)} high={LOSSES.map((v) => v * 1.2)} colour="var(--bits8)" />
    </LossChart>
  ),
};
