import { useMemo, useState } from "react";
import type { StoreApi } from "zustand/vanilla";
import { printCount, printPercent } from "@/components/charts/format";
import { Picker } from "@/components/controls/Picker";
import { useLiveWords } from "@/components/controls/useLiveWords";
import { useWords } from "@/components/controls/words";
import { BothGrids } from "@/components/figures/update-error-map/BothGrids";
import {
  type ErrorMapWords,
  messages as errorMapMessages,
} from "@/components/figures/update-error-map/messages";
import { gridsOf, type Pair, printBound, printRelative } from "@/components/figures/update-error-map/model";
import { UPDATE_ERROR_MAP } from "@/lib/findings/setups";
import { CODES, overlapShare, totalsOf, type UpdateErrors } from "@/lib/numerics/updateErrors";
import type { RunState } from "@/lib/session/store";
import { laneNames } from "@/lib/training/laneNames";
import styles from "../bench.module.css";
import { type BenchWords, messages } from "../messages";
import { laneErrors } from "./errorMap";
import { type RestingRun, useSnapshot } from "./useSnapshot";

/** Mean relative error from which on a pair counts as wrong. */
const { bound: BOUND } = UPDATE_ERROR_MAP;

/** Shows which pairs of codes a lane's storage uses for the present moments, and how wrong the update is there. */
export function ErrorMapPanel({ store }: { readonly store: StoreApi<RunState> }) {
  const t = useWords(messages);
  const live = useLiveWords();
  const resting = useSnapshot(store);
  const [lane, setLane] = useState(1);
  if (!resting) return <p className={styles.note}>{t("bench.errors.waiting")}</p>;
  const names = laneNames(resting.config.lanes, live);
  const coded = names
    .map((label, value) => ({ label, value }))
    .filter(({ value }) => resting.config.lanes[value].bits === 8);
  const shown = coded.find(({ value }) => value === lane) ?? coded[0];
  if (!shown) return <p className={styles.note}>{t("bench.errors.no8bit")}</p>;
  return (
    <>
      {coded.length > 1 && (
        <Picker label={t("bench.errors.lane")} choices={coded} value={shown.value} onChange={setLane} />
      )}
      <ErrorMap resting={resting} lane={shown.value} name={shown.label} />
    </>
  );
}

interface ErrorMapProps {
  readonly resting: RestingRun;
  readonly lane: number;
  readonly name: string;
}

/** Shows the two grids of one lane with a cursor. */
function ErrorMap({ resting: { config, tensors, snapshot }, lane, name }: ErrorMapProps) {
  const t = useWords(messages);
  const live = useLiveWords();
  const words = useWords(errorMapMessages);
  const found = useMemo(
    () => laneErrors({ config, tensors, snapshot }, lane, t),
    [config, tensors, snapshot, lane, t],
  );
  const [pair, setPair] = useState<Pair | null>(null);
  const grids = useMemo(
    () => ("errors" in found ? gridsOf(found.errors, "relative", BOUND) : undefined),
    [found],
  );
  if (!("errors" in found) || !grids)
    return <p className={styles.note}>{"problem" in found && found.problem}</p>;
  const { errors, weights, reference } = found;
  const { pairs, relative } = totalsOf(errors);
  const wrong = overlapShare(errors, errors.relative, BOUND);
  const readOut = (at: Pair) => pairSentence(errors, at, t, words);
  return (
    <div data-error-map={pairs}>
      <p className={styles.note}>
        {t("bench.errors.finding", {
          reference: laneNames(config.lanes, live)[reference],
          step: t.print(printCount(snapshot.step)),
          lane: name,
          wrong: t.print(printPercent(wrong)),
          weights: t.print(printCount(weights)),
          bound: t.print(printBound(BOUND, "relative")),
          mean: printRelative(relative, words),
          used: t.print(printCount(pairs)),
          pairs: t.print(printCount(CODES * CODES)),
        })}
      </p>
      <div className={styles.grids}>
        <BothGrids
          grids={grids}
          measure="relative"
          bound={BOUND}
          pair={pair}
          onPair={setPair}
          readOut={readOut}
        />
      </div>
      <p className={styles.note}>{pair ? readOut(pair) : words("errorMap.noPair")}</p>
    </div>
  );
}

/** Describes the uses and the mean error of a pair of codes. */
function pairSentence(
  { usage, relative }: UpdateErrors,
  { m, r }: Pair,
  t: BenchWords,
  words: ErrorMapWords,
): string {
  const at = m * CODES + r;
  if (usage[at] === 0) return t("bench.errors.unused", { m, r });
  const error = printRelative(relative[at] / usage[at], words);
  return t("bench.errors.used", { m, r, count: usage[at], error });
}
