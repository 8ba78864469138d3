import { printCount, printNumber, printPercent } from "@/components/charts/format";
import { type StateName, stepsToRecover } from "@/lib/jobs/outlier/findings";
import type { LanePair, OutlierResult } from "@/lib/jobs/outlier/run";
import { PARAMETERS } from "@/lib/jobs/outlier/size";
import { english, type InjectorWords } from "./messages";
import { hitBlocks } from "./model";

/** Returns the caption: how many codes of a moment the outlier destroyed, with one block and with many. */
export function captionOf(result: OutlierResult, state: StateName, t = english): string {
  const { setup, whole, blocks } = result;
  const count = hitBlocks(result, state, setup.at).length;
  const all = Math.ceil(PARAMETERS / setup.blockSize);
  const caption = t("caption", {
    whole: damage(result, whole, state, t),
    size: t.print(printCount(setup.blockSize)),
    where: t(count === 0 ? "where.none" : "where.hit", { count, all }),
    blocks: damage(result, blocks, state, t),
  });
  return [caption, ...clipping(result, t)].join(" ");
}

/** Describes the codes of one run at the step of the outlier, and how long they take to recover. */
function damage({ setup, steps }: OutlierResult, pair: LanePair, state: StateName, t: InjectorWords): string {
  const i = setup.at - 1;
  const recovery = stepsToRecover(pair, state, setup.at);
  const [spoilt, clean] = [pair.hit[state], pair.clean[state]];
  if (recovery === 0) {
    const [used, usual] = [spoilt.used[i], clean.used[i]];
    const compared = t(used === usual ? "compared.same" : "compared.other", { usual });
    return t(spoilt.zeros[i] > clean.zeros[i] ? "damage.few" : "damage.none", { state, used, compared });
  }
  const zero = {
    zeros: t.print(printPercent(spoilt.zeros[i])),
    state,
    at: setup.at,
    usual: clean.zeros[i] === 0 ? t("usualNone") : t.print(printPercent(clean.zeros[i])),
  };
  return recovery === undefined
    ? t("damage.lasts", { ...zero, steps })
    : t("damage.recovers", { ...zero, count: recovery });
}

/** Says what clipping did at the step of the outlier; nothing where it is off. */
function clipping({ setup, scale, turned }: OutlierResult, t: InjectorWords): string[] {
  if (setup.percentile >= 100) return [];
  const { at } = setup;
  if (scale[at - 1] === 1) return [t("clipping.none", { at })];
  const number = (value: number) => t.print(printNumber(value));
  return [
    t("clipping.turns", {
      at,
      scale: number(scale[at - 1]),
      angle: number(Math.round(turned[at - 1])),
    }),
  ];
}
