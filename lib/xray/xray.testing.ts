/** Runs an X-ray to its end, for tests. */
import { bytesSource, openStateFile } from "@/lib/checkpoints";
import type { XrayReport } from "./report";
import { type Plan, sampleFile, soundPlan } from "./samples";
import { xray } from "./xray";

/** Returns the X-ray of the bytes of a file. */
export async function xrayOf(file: Uint8Array): Promise<XrayReport> {
  const parts = xray(await openStateFile(bytesSource(file)), () => 0);
  for (;;) {
    const { done, value } = await parts.next();
    if (done) return value;
  }
}

/** Returns the X-ray of a sample that differs in these points from a sound state. */
export const xrayOfPlan = (plan: Partial<Plan>): Promise<XrayReport> =>
  xrayOf(sampleFile({ ...soundPlan(), ...plan }));

/** Returns the sentences of a level, or of all levels. */
export const sentencesOf = ({ findings }: XrayReport, level?: string): string[] =>
  findings
    .filter((finding) => level === undefined || finding.level === level)
    .map(({ sentence }) => sentence);
