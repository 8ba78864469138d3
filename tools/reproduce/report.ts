/** A recorded grid as a table for people. */
import { type Recorded, recordedResult } from "@/lib/study/recorded";

const digits = (value: number) => (Number.isFinite(value) ? value.toFixed(2) : "none");

export function report(recorded: Recorded): string {
  const rows = recorded.cells.flatMap((cell) =>
    cell.lanes.map((lane, i) => {
      const { runs, unstable, heldOut } = recordedResult(cell, i);
      const label = cell.lanes.length > 1 ? `${cell.label}, ${lane}` : cell.label;
      return [
        label.padEnd(52),
        `${unstable} of ${runs}`.padStart(9),
        digits(heldOut.median).padStart(9),
        `(${digits(heldOut.low)} to ${digits(heldOut.high)})`,
      ].join("  ");
    }),
  );
  const unstable = recorded.cells.some((cell) =>
    cell.runs.some(({ lanes }) => lanes.some((lane) => lane.unstable !== "")),
  );
  return [
    `${recorded.grid}, ${recorded.scale.name}, ${recorded.parameters.plain} parameters, ${recorded.scale.steps} steps on ${recorded.device} (${recorded.engine})`,
    recorded.rule,
    `${"".padEnd(52)}   unstable  perplexity: median (quartiles) of the stable runs`,
    ...rows,
    unstable
      ? ""
      : "No run was unstable. A small model may show none; --grid edge looks for the learning rate at which it begins.",
  ].join("\n");
}
