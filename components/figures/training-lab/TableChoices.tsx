import { useMemo } from "react";
import { Button } from "@/components/controls/Button";
import { Picker } from "@/components/controls/Picker";
import { useWords } from "@/components/controls/words";
import { type CsvWanted, withColumns, withRowsLeftOut } from "@/lib/tasks/table/choices";
import { messages } from "./messages";
import { tableOffer } from "./ownText";
import styles from "./training-lab.module.css";

interface Props {
  /** The text of the field. */
  readonly draft: string;
  readonly wanted: CsvWanted;
  /** Replaces the text by one that contains a choice of the reader. */
  readonly onWrite: (text: string) => void;
}

/** Offers the columns of a table and the rows with blank cells for a choice. Each choice becomes part of the text. */
export function TableChoices({ draft, wanted, onWrite }: Props) {
  const t = useWords(messages);
  const offer = useMemo(() => tableOffer(draft, wanted, t), [draft, wanted, t]);
  if (!offer) return null;
  const { choices, columns, guessed, blankRows } = offer;
  return (
    <div className={styles.ways} data-table-choices="">
      {Object.entries(columns).map(([name, column]) => (
        <Picker
          key={name}
          label={t("lab.own.column", { name })}
          choices={choices}
          value={column}
          onChange={(chosen) => onWrite(withColumns(draft, { ...columns, [name]: chosen }))}
        />
      ))}
      {guessed && (
        <Button small onClick={() => onWrite(withColumns(draft, columns))}>
          {t("lab.own.take")}
        </Button>
      )}
      {blankRows > 0 && (
        <Button small onClick={() => onWrite(withRowsLeftOut(draft))}>
          {t("lab.own.leaveOut", { count: blankRows })}
        </Button>
      )}
    </div>
  );
}
