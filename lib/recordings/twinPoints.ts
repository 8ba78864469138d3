/** The beginning of the twin run on points with the settings that a figure opens with, recorded on the CPU engine. */
import { type PackedRun, type RecordedRun, unpackRun } from "@/lib/training/recordedRun";
import packed from "./twin-points.json" with { type: "json" };

let unpacked: RecordedRun | undefined;

/** Returns the recorded run. `npx vitest run --project node recorded-twin -u` records it anew. */
export function recordedTwin(): RecordedRun {
  // JSON modules have the type of their literals, in which a pair is a list.
  unpacked ??= unpackRun(packed as unknown as PackedRun);
  return unpacked;
}
