"use client";

import { lazy, Suspense } from "react";
import { Button } from "@/components/controls/Button";
import type { FigureProps } from "@/components/figure/figure";
import { builtIn, scaledByBlock } from "@/lib/findings/mapScores";
import { densityOf, layoutFor } from "../maps/layout";
import { encodeHeights, encodeTable } from "./codec";
import { DensityPad } from "./DensityPad";
import styles from "./draw-a-map.module.css";
import { FIRST_CODE } from "./figure";
import { LevelsPad } from "./LevelsPad";
import { comparedData, type DrawValues, heightsOfText } from "./model";
import { COLUMNS, heightsOf } from "./shape";
import type { CodeRun } from "./useCode";

// The editor is larger than the rest of the chapter, so it is fetched only when the reader opens it.
const Editor = lazy(() => import("./Editor"));

interface Props {
  readonly options: DrawValues;
  /** The table that the reader has made. */
  readonly values: Float32Array;
  readonly codeRun: CodeRun;
  readonly onChange: FigureProps["onChange"];
}

/** Shows the chosen way to make the table (levels, density or code), with buttons for its starting points. */
export function Maker({ options, values, codeRun, onChange }: Props) {
  const { mode, sign, axis, group } = options;
  const signed = sign === "signed";
  const layout = layoutFor(signed, axis);
  if (mode === "code") {
    const { result, waits, allow } = codeRun;
    const edit = (code: string) => {
      allow(code);
      onChange({ code });
    };
    return (
      <>
        <Suspense fallback={<p className={styles.message}>Fetching the editor…</p>}>
          <Editor
            label="Your map as code"
            value={options.code}
            badLine={waits ? undefined : result.line}
            onChange={edit}
          />
        </Suspense>
        {waits ? (
          <div className={styles.row}>
            <Button small main onClick={() => allow(options.code)}>
              Run this code
            </Button>
            <span role="status" className={styles.hint}>
              This code may come from another person, so it waits until you run it.
            </span>
          </div>
        ) : (
          <p role="status" className={styles.message} data-wrong={result.line !== undefined || undefined}>
            {result.sentence}
          </p>
        )}
        <div className={styles.row}>
          <Button small onClick={() => edit(FIRST_CODE)}>
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
    const paintLikeData = () => {
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
          <Button small onClick={paintLikeData}>
            Like the data
          </Button>
          <span className={styles.hint}>
            Paint where the levels should be dense. The level nearest to zero becomes zero.
          </span>
        </div>
      </>
    );
  }
  const startFrom = (name: string) => onChange({ levels: encodeTable(builtIn(name, signed)!.values) });
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
        <Button small onClick={() => startFrom("linear")}>
          From linear
        </Button>
        <Button small onClick={() => startFrom("quantile")}>
          From quantile
        </Button>
        <span className={styles.hint}>Drag levels along the line with the pointer.</span>
      </div>
    </>
  );
}
