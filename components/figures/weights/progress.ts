import { printPercent } from "@/components/charts/format";
import type { WeightsWords } from "./messages";

/**
 * Returns the progress of a job in whole percents, such as "computing, 12 %"; null while there is no job.
 *
 * @param progress share of the job that is done, 0 to 1
 */
export const progressWords = (progress: number | null, t: WeightsWords): string | null =>
  progress === null
    ? null
    : t("weights.computing", { share: t.print(printPercent(Math.floor(progress * 100) / 100)) });
