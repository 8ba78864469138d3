import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { useLiveWords } from "@/components/controls/useLiveWords";
import { PageLink } from "@/components/figure/PageLink";
import { LONG_MOVE } from "@/lib/numerics/moves";
import type { RunState } from "@/lib/session/store";
import type { HistoryView } from "@/lib/training/history";
import type { CurveLook } from "./curvePanels";
import styles from "./curves.module.css";
import { microscopeLink } from "./microscopeLink";
import { longestMove, movesSentence } from "./movesSentence";

interface Props {
  readonly store: StoreApi<RunState>;
  readonly history: HistoryView;
  readonly lanes: readonly CurveLook[];
}

/**
 * Says which weight made the longest step of the run, with a link to the microscope where that can repeat the run.
 * Its place is kept from the start, so that nothing moves when a weight leaps in mid-run.
 */
export function MovesNote({ store, history, lanes }: Props) {
  const t = useLiveWords();
  const config = useStore(store, (state) => state.config);
  const tensors = useStore(store, (state) => state.tensors);
  const rates = useStore(store, (state) => state.rates);
  const onGpu = useStore(store, (state) => !state.recorded && state.engine?.kind === "webgpu");
  const isShown = history.long.length === lanes.length;
  const found = isShown ? longestMove(history) : undefined;
  const labels = lanes.map(({ label }) => label);
  const isLong = found !== undefined && found.move.learningRates > LONG_MOVE;
  const link = isLong && config ? microscopeLink(config, found, rates, onGpu) : undefined;
  return (
    <p className={styles.moves} data-moves={isLong ? "long" : "usual"}>
      {isShown && movesSentence(history, labels, tensors, t)}
      {link && (
        <>
          {" "}
          <PageLink to={link}>{t("live.moves.link")}</PageLink>
        </>
      )}
    </p>
  );
}
