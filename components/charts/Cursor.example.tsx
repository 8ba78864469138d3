import { Cursor } from "./Cursor";
import { LOSSES, LossChart, type MarkExample } from "./example";
import { printNumber } from "./format";
import { Line } from "./Line";

/** A cursor at step 120 of the losses, which the pointer or the arrow keys move. */
export const cursorExample: MarkExample = {
  mark: "Cursor",
  file: "cursor",
  draw: () => (
    <LossChart>
      <Line values={LOSSES} colour="var(--bits32)" />
      <Cursor
        count={LOSSES.length}
        initial={120}
        label="Step"
        readOut={(i) => `step ${i}: loss ${printNumber(LOSSES[i])}`}
        readings={(i) => [{ text: printNumber(LOSSES[i]), value: LOSSES[i], colour: "var(--bits32)" }]}
      />
    </LossChart>
  ),
};
