import { useId, useRef, useState } from "react";
import { Button } from "@/components/controls/Button";
import { Icon } from "@/components/controls/Icon";
import { useTranslate } from "@/components/controls/useTranslate";
import type { HistoryView } from "@/lib/training/history";
import { type Heard, heardOf } from "./heard";
import styles from "./listen.module.css";
import { SoundPanel } from "./SoundPanel";

interface ListenProps {
  readonly history: HistoryView;
  /** Names of the lanes. */
  readonly labels: readonly string[];
}

/** What the reader has asked for: the losses as they were then, and what makes them a chart for the ears. */
interface Asked {
  readonly heard: Heard;
  readonly make: typeof import("./soundChart").makeSoundChart;
}

/**
 * Returns the button that makes the curves audible, and the panel that it opens. The panel has the curves as they
 * were at the press of the button: a run that trains on makes no sound and is not announced.
 */
export function useListen({ history, labels }: ListenProps) {
  const t = useTranslate();
  const panelId = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [problem, setProblem] = useState("");

  const listen = async () => {
    setProblem("");
    if (typeof AudioContext === "undefined") {
      setProblem(t("listen.noSound"));
      return;
    }
    // A copy, because the history goes on growing in place.
    const heard = heardOf(history);
    try {
      const { makeSoundChart: make } = await import("./soundChart");
      setAsked({ heard, make });
    } catch {
      setProblem(t("listen.notLoaded"));
    }
  };
  const close = () => {
    setAsked(null);
    opener.current?.focus();
  };
  const button = (
    <Button
      ref={opener}
      small
      className={styles.button}
      disabled={history.length === 0}
      aria-label={t("listen.curves")}
      title={t("listen.curves")}
      aria-expanded={asked !== null}
      aria-controls={panelId}
      onClick={asked ? close : listen}
    >
      <Icon name="listen" />
      <span className={styles.word}>{t("listen.button")}</span>
    </Button>
  );
  const panel = (
    <div id={panelId}>
      {asked && <SoundPanel {...asked} labels={labels} onClose={close} onNewest={listen} />}
      <p role="status" className={styles.problem}>
        {problem}
      </p>
    </div>
  );
  return { button, panel };
}
