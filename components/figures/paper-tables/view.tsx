"use client";

import { useRef } from "react";
import { OptionPanel } from "@/components/controls/OptionPanel";
import { Cell } from "@/components/figure/Cell";
import { defineView } from "@/components/figure/figure";
import { useNarrow } from "@/components/figure/useNarrow";
import { UNCONFIRMED } from "@/lib/findings/paperTables";
import { figure, paperTablesOptions } from "./figure";
import { Grid } from "./Grid";
import { captionOf, shownOf, tableOf } from "./model";
import { Picture } from "./Picture";
import styles from "./paper-tables.module.css";

const SOURCES = [
  "lib/findings/paperTables.ts",
  "components/figures/paper-tables/sheet.ts",
  "lib/numerics/memory.ts",
];

/** Shows a table of the paper, sorted by a column that the picture draws. */
export default defineView(figure, function PaperTables({ values: chosen, onChange }) {
  const shown = shownOf(chosen);
  const narrow = useNarrow();
  const picture = useRef<HTMLDivElement>(null);
  const caption = captionOf(shown);
  const grid = <Grid sheet={shown.sheet} rows={shown.rows} values={chosen} onChange={onChange} />;
  return (
    <Cell
      caption={caption}
      svg={() => picture.current?.querySelector("svg") ?? null}
      table={() => tableOf(shown)}
      sources={SOURCES}
      controls={
        <OptionPanel table={paperTablesOptions} values={chosen} onChange={onChange} names={["table"]} />
      }
    >
      {!narrow && grid}
      <Picture plot={shown.plot} sentence={`${shown.plot.title}. ${caption}`} holder={picture} />
      {narrow && grid}
      <p className={styles.note}>
        Figures of the paper by Dettmers and others (2022), from a public transcription that agrees with the
        paper’s text; not yet checked against the printed tables. Columns in italics are computed here.{" "}
        {UNCONFIRMED[chosen.table]}
      </p>
    </Cell>
  );
});
