import { describe, expect, it } from "vitest";
import { atOnce } from "@/lib/jobs/sliced";
import { shardedRun } from "@/lib/jobs/weights/sharded";
import { defaultsOf } from "@/lib/options/options";
import { shardedStateOptions } from "./figure";
import { bytesOf, captionOf, type ShardedValues, sentenceOf, setupOf, tableOf } from "./model";

const run = (patch: Partial<ShardedValues> = {}) =>
  atOnce(shardedRun(setupOf({ ...defaultsOf(shardedStateOptions), ...patch })));
const text = (patch: Partial<ShardedValues> = {}) => captionOf(run(patch)).replace(/\u00a0/g, " ");

describe("state on many workers", () => {
  it("states how many borders are shared, and what slicing does", () => {
    expect(text()).toMatch(
      /^Saved by 4 workers and loaded by 6 workers, in blocks of 256, [\d.]+ % of the blocks begin where one began\. If codes and scales are sliced, [\d.]+ % of the values are read with a scale that is not theirs, wrong by a factor of [\d.]+ in the middle\./,
    );
    expect(text()).toContain("The 23,386 second moments are");
    expect(text({ before: 1, after: 16 })).toContain("find no scale and become zero.");
  });

  it("states that nothing changes where parts are whole blocks, and what the padding costs", () => {
    expect(text({ padded: true })).toMatch(
      /all blocks begin where they began, .* no value changes, at the cost of 1,190 values of padding\./,
    );
    // Six parts of 16 blocks of 256 hold 24,576 values.
    expect(run({ padded: true }).after.padding).toBe(6 * 16 * 256 - 23_386);
    expect(text({ after: 4 })).toContain("no value changes, since the parts are the same.");
    expect(sentenceOf(run({ padded: true }))).toContain("no value is read with another scale");
  });

  it("has a table, and the bytes of codes and scales", () => {
    const result = run();
    expect(bytesOf(result).state).toBe(23_386 + 4 * result.before.blocks.length);
    const { rows } = tableOf(result);
    expect(rows).toHaveLength(11);
    expect(rows[0][1]).toBe(result.before.blocks.length);
  });
});
