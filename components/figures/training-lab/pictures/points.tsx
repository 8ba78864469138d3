import { useMemo, useState } from "react";
import { Field, type FieldPlace } from "@/components/charts/Field";
import type { Boundary } from "@/components/charts/FieldMarks";
import { useLiveWords } from "@/components/controls/useLiveWords";
import { useWords } from "@/components/controls/words";
import { agreementSentence, FIELD_SIZE, fieldOpacity, LEVEL, pointsOf } from "@/components/live/plane";
import type { LiveWords } from "@/lib/i18n/englishLive";
import { english, messages } from "../messages";
import type { PictureLane, PictureProps } from "./picture";
import styles from "./pictures.module.css";

/**
 * Draws the plane as each network classifies it: shades for the classes, and its boundary over that of the
 * reference.
 */
export function PointsView({ lanes, samples }: PictureProps) {
  const t = useWords(messages);
  const live = useLiveWords();
  const [mark, setMark] = useState<FieldPlace | null>(null);
  const points = useMemo(() => pointsOf(samples), [samples]);
  const [reference] = lanes;
  return (
    <div className={styles.planes}>
      {lanes.map((lane) => (
        <section key={lane.label} aria-label={t("lab.points.lane", { lane: lane.label })}>
          <p className={styles.name} style={{ color: lane.style.colour }}>
            {lane.label}
          </p>
          <Field
            sentence={t(lane === reference ? "lab.points.boundary" : "lab.points.over", {
              lane: lane.label,
              reference: reference.label,
            })}
            values={lane.picture}
            size={FIELD_SIZE}
            opacity={fieldOpacity}
            boundaries={boundariesOf(lane, reference)}
            points={points}
            empty={points.length > 0 ? undefined : t("lab.loading")}
            mark={mark}
            onMark={setMark}
            t={live}
          />
        </section>
      ))}
    </div>
  );
}

function boundariesOf(lane: PictureLane, reference: PictureLane): readonly Boundary[] {
  const lineOf = ({ picture, style }: PictureLane): Boundary => ({
    values: picture,
    level: LEVEL,
    colour: style.colour,
    dashed: style.dash !== undefined,
  });
  if (lane === reference) return [lineOf(lane)];
  return reference.picture.length > 0
    ? [{ ...lineOf(reference), width: 1.25 }, lineOf(lane)]
    : [lineOf(lane)];
}

/** Returns the finding: where the networks choose the same class. */
export function describePlanes(
  lanes: readonly PictureLane[],
  _samples?: Float32Array,
  t = english,
  live?: LiveWords,
): string {
  const drawn = lanes.filter(({ picture }) => picture.length > 0);
  if (drawn.length === 0) return t("lab.points.waiting");
  if (drawn.length === 1) return t("lab.points.one", { lane: drawn[0].label });
  return agreementSentence(
    drawn.map(({ picture }) => picture),
    live,
  );
}
