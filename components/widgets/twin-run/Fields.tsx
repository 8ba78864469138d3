import { useMemo, useState } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { Field, type FieldPlace } from "@/components/charts/Field";
import type { RunState } from "@/lib/experiment/store";
import { FIELD_SIZE, fieldOpacity, pointsOf } from "../plane";
import { boundariesOf } from "./look";
import { agreementSentence, placeSentence } from "./model";
import styles from "./view.module.css";

const NONE = new Float32Array(0);
const NO_BOUNDARY = "The samples in the plane; the network has not been asked yet.";
const SENTENCES = {
  32: "Decision boundary of the network trained with 32-bit optimizer state, among the samples.",
  8: "Decision boundary of the network trained with 8-bit optimizer state, over the 32-bit one.",
} as const;

/** What both networks make of the plane: shades for the class they choose, their boundary in the lane's colour. */
export function Fields({ store }: { readonly store: StoreApi<RunState> }) {
  const samples = useStore(store, (state) => state.samples);
  const frame = useStore(store, (state) => state.frame);
  const [mark, setMark] = useState<FieldPlace | null>(null);
  const points = useMemo(() => pointsOf(samples), [samples]);
  const [picture32, picture8] = frame?.pictures ?? [NONE, NONE];
  const empty = points.length > 0 ? undefined : "Loading…";
  const readOut = (place: FieldPlace) =>
    frame ? placeSentence(place, picture32, picture8) : "Nothing has been trained yet.";
  const [exact, eight] = boundariesOf(picture32, picture8);
  return (
    <div className={styles.fields}>
      <section className={styles.lane} data-lane="32" aria-label="Network with 32-bit state">
        <p className={styles.laneName}>32-bit state</p>
        <Field
          sentence={frame ? SENTENCES[32] : NO_BOUNDARY}
          values={picture32}
          size={FIELD_SIZE}
          opacity={fieldOpacity}
          boundaries={exact}
          points={points}
          empty={empty}
          mark={frame && mark}
          onMark={setMark}
          readOut={readOut}
        />
      </section>
      <section className={styles.lane} data-lane="8" aria-label="Network with 8-bit state">
        <p className={styles.laneName}>8-bit state</p>
        <Field
          sentence={frame ? SENTENCES[8] : NO_BOUNDARY}
          values={picture8}
          size={FIELD_SIZE}
          opacity={fieldOpacity}
          boundaries={eight}
          points={points}
          empty={empty}
          mark={frame && mark}
          onMark={setMark}
          readOut={readOut}
        />
      </section>
      <p className={styles.note}>
        {!frame && "Circles and triangles are the two classes."}
        {frame && (mark ? placeSentence(mark, picture32, picture8) : agreementSentence(picture32, picture8))}
      </p>
    </div>
  );
}
