import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { ruleNamed } from "@/lib/numerics/rules";
import { bnbMaps, EXCHANGED_RULES, readBnbState, writeBnbState } from "./bitsandbytes";
import { openStateFile } from "./open";
import { bytesSource } from "./source";
import type { StateFile } from "./stateFile";

/** Opens a file that the library has saved with docs/optimizer_state.py. */
const recorded = (rule: string) =>
  openStateFile(
    bytesSource(new Uint8Array(readFileSync(`tests/vectors/optimizer-state/${rule}.safetensors`))),
  );

/** Returns all tensors of a file with their bytes, by name. */
async function contentOf({ tensors }: StateFile) {
  const entries = tensors.map(async ({ name, dtype, shape, count, read }) => {
    return [name, { dtype, shape, bytes: [...(await read(0, count))] }] as const;
  });
  return new Map(await Promise.all(entries));
}

it.each(EXCHANGED_RULES)(
  "a file that bitsandbytes saved of %s is read, and written with the same bytes",
  async (rule) => {
    const file = await recorded(rule);
    const { parameters, notes } = await readBnbState(file, rule);
    expect(notes).toEqual([]);
    expect(parameters.map(({ name, shape, step, state }) => [name, shape, step, state.bits])).toEqual([
      ["hidden/bias", [64], 7, 32],
      ["hidden/kernel", [12, 64], 7, 8],
    ]);
    const written = writeBnbState(rule, parameters, bnbMaps(ruleNamed(rule)));
    expect(written.notes).toEqual([]);
    expect(await contentOf(await openStateFile(bytesSource(written.file)))).toEqual(await contentOf(file));
  },
);
