"use client";

import { lazy, Suspense } from "react";
import { Button } from "@/components/controls/Button";
import { useWords } from "@/components/controls/words";
import type { FigureProps } from "@/components/figure/figure";
import { builtIn, scaledByBlock } from "@/lib/findings/mapScores";
import { densityOf, layoutFor } from "../maps/layout";
import { encodeHeights, encodeTable } from "./codec";
import { DensityPad } from "./DensityPad";
import styles from "./draw-a-map.module.css";
import { FIRST_CODE } from "./figure";
import { LevelsPad } from "./LevelsPad";
import { messages } from "./messages";
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
  const t = useWords(messages);
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
        <Suspense fallback={<p className={styles.message}>{t("code.fetching")}</p>}>
          <Editor
            label={t("code.label")}
            value={options.code}
            badLine={waits ? undefined : result.line}
            onChange={edit}
          />
        </Suspense>
        {waits ? (
          <div className={styles.row}>
            <Button small main onClick={() => allow(options.code)}>
              {t("code.run")}
            </Button>
            <span role="status" className={styles.hint}>
              {t("code.waits")}
            </span>
          </div>
        ) : (
          <p role="status" className={styles.message} data-wrong={result.line !== undefined || undefined}>
            {result.sentence}
          </p>
        )}
        <div className={styles.row}>
          <Button small onClick={() => edit(FIRST_CODE)}>
            {t("code.back")}
          </Button>
          <span className={styles.hint}>{t("code.hint")}</span>
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
            {t("density.even")}
          </Button>
          <Button small onClick={paintLikeData}>
            {t("density.data")}
          </Button>
          <span className={styles.hint}>{t("density.hint")}</span>
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
          {t("levels.dynamic")}
        </Button>
        <Button small onClick={() => startFrom("linear")}>
          {t("levels.linear")}
        </Button>
        <Button small onClick={() => startFrom("quantile")}>
          {t("levels.quantile")}
        </Button>
        <span className={styles.hint}>{t("levels.hint")}</span>
      </div>
    </>
  );
}
