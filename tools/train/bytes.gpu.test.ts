import { expect, it } from "vitest";
import { planMemory, totalBytes } from "@/lib/planned/plan";
import { trainBytes } from "./bytes";
import { readBytesFlags } from "./bytesFlags";

const line = "--task bytes --layers 1 --width 64 --context 16 --batch 2 --steps 6 --sample 4".split(" ");

it("is refused in 32 bits and trains in 8, in a budget between the two", async () => {
  const { shape, blockSize } = readBytesFlags(line);
  const bytes = totalBytes(planMemory({ ...shape, storage: { bits: 8, blockSize } }));
  const { runs, parameters } = await trainBytes(readBytesFlags([...line, "--budget", `${bytes}B`]));
  expect(parameters).toBe(12 * 64 ** 2 + 13 * 64 + (256 + 16) * 64 + 2 * 64);
  const [refused, trained] = runs;
  expect(refused).toMatchObject({ bits: 32, refused: { by: "budget", kind: "state", budgetBytes: bytes } });
  expect(refused.loss).toBeUndefined();
  expect(refused.refused?.sentence).toContain(`the budget of ${bytes} bytes ends there.`);
  expect(trained.countedBytes).toBe(bytes);
  expect(trained.loss).toHaveLength(6);
  expect(trained.heldOut?.map(({ step }) => step)).toEqual([0, 6]);
  expect(trained.samples?.map((sample) => new TextEncoder().encode(sample).length >= 16)).toEqual([
    true,
    true,
  ]);
});
