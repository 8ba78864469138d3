"use client";

import { useMemo, useRef } from "react";
import { useWords } from "@/components/controls/words";
import { Cell } from "@/components/figure/Cell";
import { defineView } from "@/components/figure/figure";
import { FoldingOptions } from "@/components/figure/MoreOptions";
import { useNarrow } from "@/components/figure/useNarrow";
import { figure, smallestCaseOptions } from "./figure";
import { messages } from "./messages";
import { captionOf, shownOf, tableOf } from "./model";
import { Picture } from "./Picture";
import styles from "./smallest-case.module.css";
import { Weights } from "./Weights";

const SOURCES = [
  "lib/findings/smallestCase.ts",
  "lib/numerics/step8.ts",
  "lib/numerics/maps/dynamicAboveZero.ts",
];

/** Five weights whose small gradients come once: their steps with three storages of the state. */
export default defineView(figure, function SmallestCase({ values, onChange }) {
  const t = useWords(messages);
  const { rule, bits, epsilon, gradient, step } = values;
  const shown = useMemo(
    () => shownOf({ rule, bits, epsilon, gradient, step: 1 }),
    [rule, bits, epsilon, gradient],
  );
  const picture = useRef<HTMLDivElement>(null);
  const caption = captionOf(shown, t);
  const narrow = useNarrow();
  const weights = <Weights shown={shown} step={step} />;
  return (
    <Cell
      caption={caption}
      further={narrow && weights}
      svg={() => picture.current?.querySelector("svg") ?? null}
      table={() => tableOf(shown, t)}
      sources={SOURCES}
      controls={
        <FoldingOptions
          table={smallestCaseOptions}
          values={values}
          onChange={onChange}
          names={Object.keys(smallestCaseOptions)}
          first={["epsilon", "step"]}
        />
      }
    >
      <div className={styles.figure}>
        <Picture
          shown={shown}
          step={step}
          onStep={(next) => onChange({ step: next })}
          sentence={caption}
          holder={picture}
        />
        {!narrow && weights}
      </div>
    </Cell>
  );
});
