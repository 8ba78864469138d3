import { printCount, printNumber, printPercent, printSteps } from "@/components/charts/format";
import { type StateName, stepsToRecover } from "@/lib/jobs/outlier/findings";
import type { LanePair, OutlierResult } from "@/lib/jobs/outlier/run";
import { PARAMETERS } from "@/lib/jobs/outlier/size";
import { hitBlocks } from "./model";

/** Returns the caption: how many codes of a moment the outlier destroyed, with one block and with many. */
export function captionOf(result: OutlierResult, state: StateName): string {
  const { setup, whole, blocks } = result;
  const hit = hitBlocks(result, state, setup.at).length;
  const all = Math.ceil(PARAMETERS / setup.blockSize);
  const where =
    hit === 0
      ? `none of ${all} blocks gets a scale ten times larger`
      : `${hit} of ${all} blocks ${hit === 1 ? "is" : "are"} hit`;
  return (
    `With one block for the whole tensor, ${damage(result, whole, state)}; ` +
    `with blocks of ${printCount(setup.blockSize)}, ${where}, and ${damage(result, blocks, state)}.${clipping(result)}`
  );
}

/** Describes the codes of one run at the step of the outlier, and how long they take to recover. */
function damage({ setup, steps }: OutlierResult, pair: LanePair, state: StateName): string {
  const t = setup.at - 1;
  const recovery = stepsToRecover(pair, state, setup.at);
  const [spoilt, clean] = [pair.hit[state], pair.clean[state]];
  if (recovery === 0) {
    const [used, usual] = [spoilt.used[t], clean.used[t]];
    const rest = used === usual ? "as many as" : `compared with ${usual}`;
    const more = spoilt.zeros[t] > clean.zeros[t] ? "hardly any" : "no";
    return `${more} more codes of ${state} become zero: ${used} different codes are in use, ${rest} without the outlier`;
  }
  const usual = clean.zeros[t] === 0 ? "none" : printPercent(clean.zeros[t]);
  const end =
    recovery === undefined
      ? `they have not recovered by step ${steps}`
      : `it takes ${printSteps(recovery)} to recover`;
  return `${printPercent(spoilt.zeros[t])} of the codes of ${state} are zero at step ${setup.at} (${usual} without the outlier) and ${end}`;
}

function clipping({ setup, scale, turned }: OutlierResult): string {
  if (setup.percentile >= 100) return "";
  const t = setup.at - 1;
  if (scale[t] === 1) return ` Clipping leaves the gradients of step ${setup.at} as they are.`;
  return ` Clipping multiplies all gradients of step ${setup.at} by ${printNumber(scale[t])} and turns the update by ${printNumber(Math.round(turned[t]))}°.`;
}
