import { useEffect, useId, useState } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { Button } from "@/components/controls/Button";
import { offerFile } from "@/components/figure/pictureFiles";
import { laneStateFile } from "@/lib/records/stateFile";
import { sentenceOf } from "@/lib/session/sentenceOf";
import type { RunState } from "@/lib/session/store";
import { laneNames } from "@/lib/training/laneNames";
import styles from "./bench.module.css";

/** Saves the optimizer's state of one lane as a file for bitsandbytes. */
export function StateSaver({ store }: { readonly store: StoreApi<RunState> }) {
  const config = useStore(store, (state) => state.config);
  const snapshot = useStore(store, (state) => state.snapshot);
  const canSave = useStore(
    store,
    ({ status, step }) => step > 0 && (status === "paused" || status === "finished"),
  );
  const [lane, setLane] = useState(1);
  const [wanted, setWanted] = useState(false);
  const [news, setNews] = useState("");
  const id = useId();
  const at = Math.min(lane, (config?.lanes.length ?? 1) - 1);

  useEffect(() => {
    if (!wanted || !snapshot || !config) return;
    setWanted(false);
    try {
      const { file, notes } = laneStateFile(config.lanes[at], store.getState().tensors, snapshot.lanes[at]);
      offerFile("state.safetensors", new Blob([file], { type: "application/octet-stream" }));
      setNews(["Saved. docs/optimizer_state.py loads it into bnb.optim.", ...notes].join(" "));
    } catch (error) {
      setNews(sentenceOf(error));
    }
  }, [wanted, snapshot, config, at, store]);

  if (!config) return null;
  const save = () => {
    setNews("");
    setWanted(true);
    if (!snapshot) store.getState().askSnapshot();
  };
  return (
    <div className={styles.tableTools}>
      <label htmlFor={id}>Optimizer state of</label>
      <select id={id} value={at} onChange={(event) => setLane(Number(event.currentTarget.value))}>
        {laneNames(config.lanes).map((name, i) => (
          <option key={name} value={i}>
            {name}
          </option>
        ))}
      </select>
      <Button small disabled={!canSave} onClick={save}>
        Save for bitsandbytes
      </Button>
      <p role="status" className={styles.note} data-state-saved="">
        {news || (canSave ? "" : "The state can be saved while the run is paused or at its end.")}
      </p>
    </div>
  );
}
