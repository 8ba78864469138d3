import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/controls/Button";
import { Icon } from "@/components/controls/Icon";
import { useTranslate } from "@/components/controls/useTranslate";
import type { Translate } from "@/lib/i18n/translate";
import type { Heard } from "./heard";
import styles from "./listen.module.css";
import type { makeSoundChart, SoundChart } from "./soundChart";

interface SoundPanelProps {
  readonly heard: Heard;
  readonly make: typeof makeSoundChart;
  readonly labels: readonly string[];
  readonly onClose: () => void;
  /** Takes the curves as they are now. */
  readonly onNewest: () => void;
}

/** Shows the chart for the ears: what is heard, the place that takes its keys, and buttons to play all of it. */
export function SoundPanel({ heard, make, labels, onClose, onNewest }: SoundPanelProps) {
  const t = useTranslate();
  const stage = useRef<HTMLDivElement>(null);
  const words = useRef<HTMLDivElement>(null);
  const chart = useRef<SoundChart | null>(null);
  const [playing, setPlaying] = useState(false);
  const [problem, setProblem] = useState("");

  useEffect(() => {
    if (!stage.current || !words.current) return;
    // chart2music adds attributes, listeners and lines of text: its elements are made anew for each chart.
    const keys = document.createElement("div");
    keys.tabIndex = 0;
    keys.textContent = t("listen.keys");
    const spoken = document.createElement("div");
    stage.current.replaceChildren(keys);
    words.current.replaceChildren(spoken);
    try {
      chart.current = make(keys, spoken, heard, labels, t);
      keys.focus();
    } catch (error) {
      setProblem(t("listen.notMade", { problem: (error as Error).message }));
    }
    return () => {
      chart.current?.close();
      chart.current = null;
    };
  }, [make, heard, labels, t]);

  const play = () => {
    if (playing) chart.current?.stop();
    else chart.current?.playAll(() => setPlaying(false));
    setPlaying(!playing);
  };
  // Its keys are not those of the page around it, except for the one that leaves it.
  const keepKeys = (event: KeyboardEvent) => {
    if (event.key === "Escape") onClose();
    if (event.key !== "Tab") event.stopPropagation();
  };
  return (
    <section className={styles.panel} aria-label={t("listen.panel")} onKeyDown={keepKeys}>
      <p>{sentenceOf(heard, labels, t)}</p>
      <div ref={stage} className={styles.stage} />
      <div ref={words} className={styles.words} />
      {problem && <p role="alert">{problem}</p>}
      <div className={styles.buttons}>
        <Button small onClick={play}>
          <Icon name={playing ? "pause" : "start"} />
          {t(playing ? "listen.stop" : "listen.playAll")}
        </Button>
        <Button small onClick={onNewest}>
          {t("listen.newest")}
        </Button>
        <Button small onClick={onClose}>
          {t("listen.close")}
        </Button>
      </div>
    </section>
  );
}

/** Says which steps are heard and how. */
function sentenceOf({ steps }: Heard, labels: readonly string[], t: Translate): string {
  const last = t("listen.notes", { steps: (steps.at(-1) ?? 0) + 1, count: steps.length });
  const [first, other] = [labels[0], labels.at(-1) ?? ""];
  return labels.length > 1 ? `${last} ${t("listen.sides", { first, last: other })}` : last;
}
