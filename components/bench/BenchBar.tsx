import { useStore } from "zustand";
import { Button } from "@/components/controls/Button";
import { Icon } from "@/components/controls/Icon";
import { useKeptFocus } from "@/components/controls/useKeptFocus";
import { useWords } from "@/components/controls/words";
import { RunChip, RunMessage } from "@/components/live/run/RunMessage";
import { RunRow } from "@/components/live/run/RunRow";
import type { LiveRun } from "@/components/live/run/useRun";
import styles from "./bench.module.css";
import type { BenchStore } from "./context";
import { messages } from "./messages";
import { useWide } from "./useWide";

interface BenchBarProps {
  readonly bench: BenchStore;
  readonly live: LiveRun;
  readonly origin: "" | "new" | "rewound";
  readonly onPresets: () => void;
  readonly onShortcuts: () => void;
}

/** Shows the controls that never leave the screen: the run, undo and redo, starting points, shortcuts. */
export function BenchBar({ bench, live, origin, onPresets, onShortcuts }: BenchBarProps) {
  const t = useWords(messages);
  const canUndo = useStore(bench, ({ edited }) => edited.past.length > 0);
  const canRedo = useStore(bench, ({ edited }) => edited.future.length > 0);
  const { undo, redo } = bench.getState();
  const wide = useWide();
  return (
    <div className={styles.bar} data-run="">
      <div className={styles.barRun}>
        <RunRow live={live} withoutPace={!wide} />
      </div>
      <div className={styles.barMessage}>
        <RunChip store={live.store} />
        <RunMessage live={live} origin={origin} />
      </div>
      <div className={styles.barTools}>
        <button
          type="button"
          className={styles.tool}
          {...useKeptFocus({ disabled: !canUndo, onClick: undo })}
          title={t("bench.undo")}
        >
          <Icon name="undo" />
          <span className="visually-hidden">{t("bench.undo")}</span>
        </button>
        <button
          type="button"
          className={styles.tool}
          {...useKeptFocus({ disabled: !canRedo, onClick: redo })}
          title={t("bench.redo")}
        >
          <span className={styles.mirrored}>
            <Icon name="undo" />
          </span>
          <span className="visually-hidden">{t("bench.redo")}</span>
        </button>
        <Button small onClick={onPresets}>
          {t("bench.presets")}
        </Button>
        {wide && (
          <Button small onClick={onShortcuts}>
            {t("bench.keys")}
          </Button>
        )}
      </div>
    </div>
  );
}
