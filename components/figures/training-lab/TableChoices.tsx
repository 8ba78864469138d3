import { useMemo } from "react";
import { printCount } from "@/components/charts/format";
import { Button } from "@/components/controls/Button";
import { Picker } from "@/components/controls/Picker";
import { type CsvWanted, withColumns, withRowsLeftOut } from "@/lib/tasks/table/choices";
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
  const offer = useMemo(() => tableOffer(draft, wanted), [draft, wanted]);
  if (!offer) return null;
  const { choices, columns, guessed, blankRows } = offer;
  return (
    <div className={styles.ways} data-table-choices="">
      {Object.entries(columns).map(([name, column]) => (
        <Picker
          key={name}
          label={`Column for ${name}`}
          choices={choices}
          value={column}
          onChange={(chosen) => onWrite(withColumns(draft, { ...columns, [name]: chosen }))}
        />
      ))}
      {guessed && (
        <Button small onClick={() => onWrite(withColumns(draft, columns))}>
          Take these columns
        </Button>
      )}
      {blankRows > 0 && (
        <Button small onClick={() => onWrite(withRowsLeftOut(draft))}>
          Leave out {printCount(blankRows)} {blankRows === 1 ? "row" : "rows"} with blank cells
        </Button>
      )}
    </div>
  );
}
