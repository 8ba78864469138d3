"use client";

import { useRef } from "react";
import { OptionPanel } from "@/components/controls/OptionPanel";
import { useWords } from "@/components/controls/words";
import { Cell } from "@/components/figure/Cell";
import { defineView } from "@/components/figure/figure";
import { useNarrow } from "@/components/figure/useNarrow";
import { UNCONFIRMED } from "@/lib/findings/paperTables";
import { figure, paperTablesOptions } from "./figure";
import { Grid } from "./Grid";
import { messages } from "./messages";
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
  const t = useWords(messages);
  const shown = shownOf(chosen, t);
  const narrow = useNarrow();
  const picture = useRef<HTMLDivElement>(null);
  const caption = captionOf(shown, t);
  const grid = <Grid sheet={shown.sheet} rows={shown.rows} values={chosen} onChange={onChange} />;
  return (
    <Cell
      caption={caption}
      svg={() => picture.current?.querySelector("svg") ?? null}
      table={() => tableOf(shown, t)}
      sources={SOURCES}
      controls={
        <OptionPanel table={paperTablesOptions} values={chosen} onChange={onChange} names={["table"]} />
      }
    >
      {!narrow && grid}
      <Picture
        plot={shown.plot}
        sentence={t("sentence", { title: shown.plot.title, caption })}
        holder={picture}
      />
      {narrow && grid}
      <p className={styles.note}>
        {t("note", { unconfirmed: t.named(`unconfirmed.${chosen.table}`, UNCONFIRMED[chosen.table]) })}
      </p>
    </Cell>
  );
});
