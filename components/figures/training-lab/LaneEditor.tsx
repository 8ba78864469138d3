"use client";

import { useEffect, useRef } from "react";
import { laneStyle } from "@/components/charts/lanes";
import { Button } from "@/components/controls/Button";
import { useLiveWords } from "@/components/controls/useLiveWords";
import { useWords } from "@/components/controls/words";
import { type LaneConfig, MAX_LANES } from "@/lib/training/config";
import { laneNames } from "@/lib/training/laneNames";
import styles from "./LaneEditor.module.css";
import { LaneFields } from "./LaneFields";
import { LaneMark } from "./LaneMark";
import { addLane, changeLane, duplicateLane, MIN_LANES, makeReference, removeLane } from "./laneEdit";
import { readLanes } from "./lanesCodec";
import { messages } from "./messages";
import labStyles from "./training-lab.module.css";

interface Props {
  readonly lanes: readonly LaneConfig[];
  /** Whether the task's models have an embedding. */
  readonly embedding: boolean;
  /** The run's learning rate. */
  readonly runRate: number;
  /** Whether lanes after the first can have a fault of the clinic, which runs on the CPU only. */
  readonly faults?: boolean;
  readonly onChange: (lanes: readonly LaneConfig[]) => void;
}

/** Shows the lanes of the run with the settings of their optimizers. The first lane is the reference. */
export function LaneEditor({ lanes, embedding, runRate, faults = false, onChange }: Props) {
  const t = useWords(messages);
  const list = useRef<HTMLOListElement>(null);
  /**
   * Index of the lane that gets the focus after the next change: a new lane, or the lane after a removed
   * lane.
   */
  const next = useRef<number | null>(null);
  const written = JSON.stringify(lanes);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once after each change of the lanes
  useEffect(() => {
    if (next.current === null) return;
    list.current?.querySelectorAll("fieldset")[next.current]?.querySelector("select")?.focus();
    next.current = null;
  }, [written]);
  const go = (changed: readonly LaneConfig[], focus: number) => {
    next.current = Math.min(focus, changed.length - 1);
    onChange(changed);
  };
  const live = useLiveWords();
  const names = laneNames(lanes, live);
  return (
    <div>
      <ol ref={list} className={styles.list}>
        {lanes.map((lane, i) => (
          // A lane has no lasting name: its index identifies it.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={i}>
            <fieldset className={styles.lane} data-lane={i}>
              <legend style={{ color: laneStyle(i).colour }}>
                <LaneMark style={laneStyle(i)} /> {names[i]}
                {i === 0 && <span className={styles.role}>{t("lab.lanes.reference")}</span>}
              </legend>
              <LaneFields
                lane={lane}
                embedding={embedding}
                runRate={runRate}
                faults={faults && i > 0}
                onChange={(patch) => onChange(changeLane(lanes, i, patch))}
              />
              <div className={styles.buttons}>
                {i > 0 && (
                  <Button small onClick={() => go(makeReference(lanes, i), 0)}>
                    {t("lab.lanes.lead")}
                  </Button>
                )}
                <Button
                  small
                  disabled={lanes.length >= MAX_LANES}
                  onClick={() => go(duplicateLane(lanes, i), i + 1)}
                >
                  {t("lab.lanes.duplicate")}
                </Button>
                <Button
                  small
                  disabled={lanes.length <= MIN_LANES}
                  onClick={() => go(removeLane(lanes, i), i)}
                >
                  {t("lab.lanes.remove")}
                </Button>
              </div>
            </fieldset>
          </li>
        ))}
      </ol>
      <div className={styles.buttons}>
        <Button small disabled={lanes.length >= MAX_LANES} onClick={() => go(addLane(lanes), lanes.length)}>
          {t("lab.lanes.add")}
        </Button>
        <p role="status" className={styles.count}>
          {t("lab.lanes.count", { count: lanes.length, most: MAX_LANES })}
        </p>
      </div>
    </div>
  );
}

interface ProblemProps {
  /** The lanes as the link has them. */
  readonly line: string;
  /** Removes the lanes from the options. */
  readonly onReset: () => void;
}

/** Shows why the lanes of a link cannot run, with a button that removes them from the link. */
export function LanesProblem({ line, onReset }: ProblemProps) {
  const t = useWords(messages);
  const { problem } = readLanes(line, t);
  if (!problem) return null;
  return (
    <div role="alert" className={labStyles.estimate}>
      <p className={labStyles.warn}>{problem}</p>
      <Button small onClick={onReset}>
        {t("lab.lanes.usual")}
      </Button>
    </div>
  );
}
