/** Measures how many steps a second a training loop does. */

/** Steps that are submitted in one go where nothing is drawn: as many as the engine does at most. */
const IN_A_ROW = 64;

/**
 * Returns the steps a second of a loop that submits rows of about a tenth of a second, each before the last one is
 * awaited.
 *
 * @param submit submits a number of steps; its promise resolves when they are done
 */
export async function timeRows(
  seconds: number,
  submit: (steps: number) => Promise<unknown>,
): Promise<number> {
  // The first step brings the lanes to the device.
  await submit(1);
  const started = performance.now();
  const passed = () => performance.now() - started;
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
