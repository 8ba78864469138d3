import { useEffect, useId, useState } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { Button } from "@/components/controls/Button";
import { FileButton } from "@/components/controls/FileDrop";
import { useLiveWords } from "@/components/controls/useLiveWords";
import { useWords } from "@/components/controls/words";
import { offerFile } from "@/components/figure/pictureFiles";
import { say } from "@/lib/i18n/said";
import { saidOf } from "@/lib/session/sentenceOf";
import type { RunState } from "@/lib/session/store";
import type { RunConfig } from "@/lib/training/config";
import { laneNames } from "@/lib/training/laneNames";
import type { RunSnapshot } from "@/lib/training/runSnapshot";
import styles from "./bench.module.css";
import { type BenchWords, messages } from "./messages";

/** What the reader has asked for and what waits for a snapshot of the run. */
type Wanted = "save" | File | null;

/** Saves the optimizer's state of one lane as a file for bitsandbytes, and loads such a file into the lane. */
export function StateSaver({ store }: { readonly store: StoreApi<RunState> }) {
  const t = useWords(messages);
  const live = useLiveWords();
  const config = useStore(store, (state) => state.config);
  const snapshot = useStore(store, (state) => state.snapshot);
  const rests = useStore(store, ({ status }) => status === "paused");
  const canSave = useStore(
    store,
    ({ status, step }) => step > 0 && (status === "paused" || status === "finished"),
  );
  const [lane, setLane] = useState(1);
  const [wanted, setWanted] = useState<Wanted>(null);
  const [news, setNews] = useState("");
  const id = useId();
  const at = Math.min(lane, (config?.lanes.length ?? 1) - 1);

  useEffect(() => {
    if (!wanted || !snapshot || !config) return;
    setWanted(null);
    const done =
      wanted === "save" ? save(store, config, at, snapshot, t) : load(store, config, at, snapshot, wanted, t);
    done.then(setNews, (error: unknown) => setNews(say(live, saidOf(error))));
  }, [wanted, snapshot, config, at, store, t, live]);

  if (!config) return null;
  const ask = (next: Wanted) => {
    setNews("");
    setWanted(next);
    if (!snapshot) store.getState().askSnapshot();
  };
  return (
    <div className={styles.tableTools}>
      <label htmlFor={id}>{t("bench.state.of")}</label>
      <select id={id} value={at} onChange={(event) => setLane(Number(event.currentTarget.value))}>
        {laneNames(config.lanes, live).map((name, i) => (
          <option key={name} value={i}>
            {name}
          </option>
        ))}
      </select>
      <Button small disabled={!canSave} onClick={() => ask("save")}>
        {t("bench.state.save")}
      </Button>
      {rests && (
        <span className={styles.stateFile}>
          {t("bench.state.load")} <FileButton accept=".safetensors,.pt,.pth" onFile={ask} />
        </span>
      )}
      <p role="status" className={styles.note} data-state-saved="">
        {news || (rests ? "" : t(canSave ? "bench.state.canLoad" : "bench.state.canBoth"))}
      </p>
    </div>
  );
}

/** Fetches the functions that write and read state files: most readers never need them. */
const stateFiles = () => import("@/lib/records/stateFile");

/** Offers the state of a lane as a file. @returns the sentence for the reader */
async function save(
  store: StoreApi<RunState>,
  { lanes }: RunConfig,
  at: number,
  snapshot: RunSnapshot,
  t: BenchWords,
): Promise<string> {
  const { laneStateFile } = await stateFiles();
  const { file, notes } = laneStateFile(lanes[at], store.getState().tensors, snapshot.lanes[at], t);
  offerFile("state.safetensors", new Blob([file], { type: "application/octet-stream" }));
  return [t("bench.state.saved"), ...notes].join(" ");
}

/** Loads a file into the lane. @returns the sentence for the reader */
async function load(
  store: StoreApi<RunState>,
  { lanes }: RunConfig,
  at: number,
  snapshot: RunSnapshot,
  file: File,
  t: BenchWords,
): Promise<string> {
  const [{ blobSource, openStateFile }, { loadLaneState }] = await Promise.all([
    import("@/lib/checkpoints"),
    stateFiles(),
  ]);
  const opened = await openStateFile(blobSource(file));
  const { lane, notes } = await loadLaneState(
    lanes[at],
    store.getState().tensors,
    snapshot.lanes[at],
    opened,
    t,
  );
  const { config, status, step } = store.getState();
  if (config?.lanes !== lanes || status !== "paused" || step !== snapshot.step)
    return t("bench.state.wentOn");
  const changed = { ...snapshot, lanes: snapshot.lanes.map((each, i) => (i === at ? lane : each)) };
  store.getState().restore(changed);
  return [t("bench.state.loaded", { steps: t("bench.steps", { count: lane.iterations }) }), ...notes].join(
    " ",
  );
}
