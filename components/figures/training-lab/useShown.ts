"use client";

import { useMemo, useRef } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { useLiveWords } from "@/components/controls/useLiveWords";
import type { RunState } from "@/lib/session/store";
import type { RunConfig } from "@/lib/training/config";
import type { Drawing, TensorLedger } from "@/lib/training/report";
import { type LabLane, laneLooks } from "./model";
import type { PictureLane } from "./pictures";

/**
 * The data of the current run that the figure draws. Between two runs nothing of the former run is left in
 * it.
 */
export interface Shown {
  readonly config: RunConfig;
  readonly looks: readonly LabLane[];
  /** The lanes with their pictures; the same object until the pictures change. */
  readonly lanes: readonly PictureLane[];
  readonly samples: Float32Array;
  /** Empty before the models are made. */
  readonly tensors: readonly TensorLedger[];
  readonly drawing: Drawing | null;
}

const NONE: Float32Array = new Float32Array(0);

/**
 * Returns the data of the current run.
 *
 * @param asked the run of the options, which stands in until a run has started
 */
export function useShown(store: StoreApi<RunState>, asked: RunConfig): Shown {
  const config = useStore(store, (state) => state.config) ?? asked;
  const all = useStore(store, (state) => state.tensors);
  const drawnOn = useStore(store, (state) => state.samples);
  const newest = useStore(store, (state) => state.drawing);
  const isCurrent = useStore(store, (state) => state.made === state.config);
  const drawing = isCurrent ? newest : null;
  // After a reset there is no drawing for a moment, but the samples are still those of the run.
  const last = useRef({ config: null as RunConfig | null, samples: NONE });
  if (drawing) last.current = { config, samples: drawnOn };
  const samples = last.current.config === config ? last.current.samples : NONE;

  const live = useLiveWords();
  const looks = useMemo(() => laneLooks(config.lanes, live), [config, live]);
  const pictures = drawing?.pictures;
  const lanes = useMemo(
    () => looks.map((look, i) => ({ ...look, picture: pictures?.[i] ?? NONE })),
    [looks, pictures],
  );
  return { config, looks, lanes, samples, tensors: isCurrent ? all : [], drawing };
}
