"use client";

import { useMemo, useRef } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import type { Frame, RunConfig, TensorLedger } from "@/lib/experiment/protocol";
import type { RunState } from "@/lib/experiment/store";
import { type LabLane, laneLooks } from "./model";
import type { PictureLane } from "./pictures";

/** What there is to see of the run at hand. Between two runs nothing of the former one is left in it. */
export interface Shown {
  readonly config: RunConfig;
  readonly looks: readonly LabLane[];
  /** The lanes with their pictures; the same object as long as no picture has changed. */
  readonly lanes: readonly PictureLane[];
  readonly samples: Float32Array;
  /** Empty before the models are made. */
  readonly tensors: readonly TensorLedger[];
  readonly frame: Frame | null;
}

const NONE: Float32Array = new Float32Array(0);

/** @param asked what will run, until something does */
export function useShown(store: StoreApi<RunState>, asked: RunConfig): Shown {
  const config = useStore(store, (state) => state.config) ?? asked;
  const all = useStore(store, (state) => state.tensors);
  const drawnOn = useStore(store, (state) => state.samples);
  const newest = useStore(store, (state) => state.frame);
  const ours = useStore(store, (state) => state.made === state.config);
  const frame = ours ? newest : null;
  // A reset has no frame for a moment; its samples are still those of the run.
  const last = useRef({ config: null as RunConfig | null, samples: NONE });
  if (frame) last.current = { config, samples: drawnOn };
  const samples = last.current.config === config ? last.current.samples : NONE;

  const looks = useMemo(() => laneLooks(config.lanes), [config]);
  const pictures = useRef<readonly Float32Array[]>([]);
  const drawn = frame?.pictures ?? [];
  // Each frame brings its own copy of the pictures, which are drawn anew much more seldom.
  if (!samePictures(drawn, pictures.current)) pictures.current = drawn;
  const current = pictures.current;
  const lanes = useMemo(
    () => looks.map((look, i) => ({ ...look, picture: current[i] ?? NONE })),
    [looks, current],
  );
  return { config, looks, lanes, samples, tensors: ours ? all : [], frame };
}

const samePictures = (a: readonly Float32Array[], b: readonly Float32Array[]) =>
  a.length === b.length &&
  a.every(
    (picture, lane) =>
      picture.length === b[lane].length && picture.every((value, i) => Object.is(value, b[lane][i])),
  );
