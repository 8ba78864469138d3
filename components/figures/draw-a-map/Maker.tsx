"use client";

import { lazy, Suspense } from "react";
import { Button } from "@/components/controls/Button";
import type { FigureProps } from "@/components/figure/figure";
import { builtIn, scaledByBlock } from "@/lib/findings/mapScores";
import { densityOf } from "../maps/density";
import { layoutFor } from "../maps/layout";
import { encodeHeights, encodeTable } from "./codec";
import { DensityPad } from "./DensityPad";
import styles from "./draw-a-map.module.css";
import { FIRST_CODE } from "./figure";
import type { Verdict } from "./judge";
import { LevelsPad } from "./LevelsPad";
import { comparedData, type DrawValues, heightsOfText } from "./model";
import { COLUMNS, heightsOf } from "./shape";

// An editor weighs more than the chapter: it comes when somebody wants to write.
const Editor = lazy(() => import("./Editor"));

interface Props {
  readonly options: DrawValues;
  readonly values: Float32Array;
  readonly verdict: Verdict;
  readonly onChange: FigureProps["onChange"];
}

/** The part that makes the table: one of three, with its starting points. */
export function Maker({ options, values, verdict, onChange }: Props) {
  const { mode, sign, axis, group } = options;
  const signed = sign === "signed";
  const layout = layoutFor(signed, axis);
  if (mode === "code") {
    return (
      <>
        <Suspense fallback={<p className={styles.message}>Fetching the editor…</p>}>
          <Editor
            label="Your map as code"
            value={options.code}
            badLine={verdict.line}
            onChange={(code) => onChange({ code })}
          />
        </Suspense>
        <p role="status" className={styles.message} data-wrong={verdict.line !== undefined || undefined}>
          {verdict.sentence}
        </p>
        <div className={styles.row}>
          <Button small onClick={() => onChange({ code: FIRST_CODE })}>
            Back to the example
          </Button>
          <span className={styles.hint}>
            The code runs in a sandbox without network and storage, for a second at most.
          </span>
        </div>
      </>
    );
  }
  if (mode === "density") {
    const like = () => {
      const x = scaledByBlock(comparedData(options.data, signed), options.block);
      onChange({ density: encodeHeights(heightsOf(densityOf(x, layout, COLUMNS))) });
    };
    return (
      <>
        <DensityPad
          heights={heightsOfText(options.density).heights}
          layout={layout}
          onHeights={(heights) => onChange({ density: encodeHeights(heights) })}
        />
        <div className={styles.row}>
          <Button small onClick={() => onChange({ density: "" })}>
            Even
          </Button>
          <Button small onClick={like}>
            Like the data
          </Button>
          <span className={styles.hint}>
            Paint where the levels shall lie densely. The level nearest to zero is put on zero.
          </span>
        </div>
      </>
    );
  }
  const from = (name: string) => onChange({ levels: encodeTable(builtIn(name, signed)!.values) });
  return (
    <>
      <LevelsPad
        values={values}
        layout={layout}
        group={group}
        onValues={(moved) => onChange({ levels: encodeTable(moved) })}
      />
      <div className={styles.row}>
        <Button small onClick={() => onChange({ levels: "" })}>
          From dynamic
        </Button>
        <Button small onClick={() => from("linear")}>
          From linear
        </Button>
        <Button small onClick={() => from("quantile")}>
          From quantile
        </Button>
        <span className={styles.hint}>Take some levels with the pointer and drag them along the line.</span>
      </div>
    </>
  );
}
