import { expect, it } from "vitest";
import type { Trained } from "./subject";
import { survive } from "./survive";

/** A GPU that only counts: what is submitted to it is not computed. */
const counting = {
  requestAdapter: async () => ({
    requestDevice: async () => ({ queue: { submit() {} }, destroy() {} }),
  }),
} as unknown as GPU;

const steps = [0, 1, 2, 3];

/** A training of ten submissions that goes on where it was after a loss, and ends in one of these ways. */
const subject = (undisturbed: Trained, disturbed: Trained) => {
  let trained = 0;
  return {
    name: "played",
    async train(gpu: GPU) {
      const adapter = await gpu.requestAdapter();
      for (let left = 10; left > 0; ) {
        let lost = false;
        const device = await adapter!.requestDevice();
        device.destroy = () => {
          lost = true;
        };
        for (; left > 0 && !lost; left--) device.queue.submit([]);
      }
      return trained++ === 0 ? undisturbed : disturbed;
    },
  };
};

async function survivals(disturbed: Partial<Trained>, moments = 5) {
  const whole = { outcome: [1, Number.NaN], steps, wanted: 4 };
  const found = [];
  for await (const each of survive(counting, subject(whole, { ...whole, ...disturbed }), moments, 1))
    found.push(each);
  return found;
}

it("destroys devices at the moments of the seed", async () => {
  const found = await survivals({});
  expect(found).toHaveLength(5);
  for (const { lives, losses, undisturbed, problems } of found) {
    expect(undisturbed).toBe(10);
    expect(lives[0]).toBeGreaterThanOrEqual(1);
    expect(lives[0]).toBeLessThanOrEqual(10);
    expect(losses).toBeGreaterThanOrEqual(1);
    expect(problems).toEqual([]);
  }
  expect(await survivals({})).toEqual(found);
});

it.each([
  [{ steps: [0, 1, 3] }, ["Steps are missing, the first is 2."]],
  [{ steps: [0, 1, 2, 2, 3] }, ["1 steps are counted twice."]],
  [{ outcome: [1, 2] }, ["The results differ from the undisturbed ones."]],
])("says what was lost: %j", async (disturbed, problems) => {
  const [first] = await survivals(disturbed, 1);
  expect(first.problems).toEqual(problems);
});

it("refuses a training that is wrong undisturbed", async () => {
  const broken = { outcome: 0, steps: [0], wanted: 2 };
  const tried = survive(counting, subject(broken, broken), 1, 1);
  await expect(tried.next()).rejects.toThrow("played, undisturbed: Steps are missing, the first is 1.");
});
