import { useMemo, useState } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { Field, type FieldPlace } from "@/components/charts/Field";
import type { Boundary } from "@/components/charts/FieldMarks";
import { useLiveWords } from "@/components/controls/useLiveWords";
import { useWords } from "@/components/controls/words";
import { agreementSentence, FIELD_SIZE, fieldOpacity, LEVEL, pointsOf } from "@/components/live/plane";
import type { RunState } from "@/lib/session/store";
import { messages } from "./messages";
import { placeSentence } from "./model";
import styles from "./twin-run.module.css";

const NONE = new Float32Array(0);
const LANES = [32, 8] as const;

/**
 * Returns the boundaries that are drawn over the picture of the 32-bit lane, and over that of the 8-bit lane,
 * which has both.
 */
export function boundariesOf(
  picture32: ArrayLike<number>,
  picture8: ArrayLike<number>,
): readonly [readonly Boundary[], readonly Boundary[]] {
  const exact: Boundary = { values: picture32, level: LEVEL, colour: "var(--bits32)" };
  const eight: Boundary = { values: picture8, level: LEVEL, colour: "var(--bits8)", dashed: true };
  return [[exact], [{ ...exact, width: 1.25 }, eight]];
}

/**
 * Draws the plane as each network classifies it: shades for the classes, and the boundary in the colour of
 * the lane.
 */
export function Fields({ store }: { readonly store: StoreApi<RunState> }) {
  const t = useWords(messages);
  const live = useLiveWords();
  const samples = useStore(store, (state) => state.samples);
  const drawing = useStore(store, (state) => state.drawing);
  const [mark, setMark] = useState<FieldPlace | null>(null);
  const points = useMemo(() => pointsOf(samples), [samples]);
  const [picture32, picture8] = drawing?.pictures ?? [NONE, NONE];
  const empty = points.length > 0 ? undefined : t("loading");
  const readOut = (place: FieldPlace) =>
    drawing ? placeSentence(place, picture32, picture8, t) : t("plane.untrained");
  const boundaries = boundariesOf(picture32, picture8);
  return (
    <div className={styles.fields} data-fit-keep="">
      {LANES.map((bits, lane) => (
        <section
          key={bits}
          className={styles.lane}
          data-lane={bits}
          aria-label={t("plane.network", { lane: t(`lane.${bits}`) })}
        >
          <p className={styles.laneName}>{t("plane.state", { lane: t(`lane.${bits}`) })}</p>
          <Field
            sentence={t(drawing ? `plane.sentence${bits}` : "plane.noBoundary")}
            values={lane === 0 ? picture32 : picture8}
            size={FIELD_SIZE}
            opacity={fieldOpacity}
            boundaries={boundaries[lane]}
            points={points}
            empty={empty}
            mark={drawing && mark}
            onMark={setMark}
            readOut={readOut}
            t={live}
          />
        </section>
      ))}
      <p className={styles.note}>
        {!drawing && t("plane.classes")}
        {drawing &&
          (mark
            ? placeSentence(mark, picture32, picture8, t)
            : t("plane.boundary", { agreement: agreementSentence([picture32, picture8], live) }))}
      </p>
    </div>
  );
}
