/** Measures how many steps a second a training loop does. */
import { type DoSteps, LATE_MS, latencyOf, millisecondsAStep } from "@/lib/training/calibration";

/** Steps that are submitted in one go where nothing is drawn: as many as the engine does at most. */
const IN_A_ROW = 64;

/**
 * Returns the steps a second of a loop that submits rows of about a tenth of a second, each before the last one is
 * awaited.
 *
 * Some browsers notice only at intervals that a GPU is done. The length of a row says nothing about its work there, so
 * the time of a step is measured as before an estimate, whatever `seconds` is.
 *
 * @param submit submits at most 64 steps; its promise resolves when they are done. With 0 it resolves at the answer to
 *   a request without work
 * @param now returns the time in milliseconds
 */
export async function timeRows(
  seconds: number,
  submit: DoSteps,
  now: () => number = () => performance.now(),
): Promise<number> {
  // The first step brings the lanes to the device.
  await submit(1);
  if ((await latencyOf(submit, now)) > LATE_MS) {
    const inRows: DoSteps = (steps) =>
      Promise.all(
        Array.from({ length: Math.max(1, Math.ceil(steps / IN_A_ROW)) }, (_, row) =>
          submit(Math.min(IN_A_ROW, steps - row * IN_A_ROW)),
        ),
      );
    return 1000 / (await millisecondsAStep(inRows, now));
  }
  const started = now();
  const passed = () => now() - started;
  let done = 0;
  let last = { steps: 0, coming: Promise.resolve<unknown>(undefined) };
  const take = async () => {
    await last.coming;
    done += last.steps;
  };
  while (passed() < 1000 * seconds) {
    const fitting = Math.floor((100 * done) / Math.max(1, passed()));
    const steps = Math.max(1, Math.min(IN_A_ROW, fitting));
    const coming = submit(steps);
    await take();
    last = { steps, coming };
  }
  await take();
  return (1000 * done) / passed();
}
