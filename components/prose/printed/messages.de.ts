import type { Messages } from "@/lib/i18n/message";
import type { messages } from "./messages";

/** The words below the numbers of a printed figure, in German. */
export const german: Messages<keyof typeof messages> = {
  "rows.every":
    "Jede {nth} von {count} Zeilen, dazu die erste und die letzte. „{showNumbers}“ im Menü der Abbildung zeigt alle.",
  "rows.some": "{shown} von {count} Zeilen. „{showNumbers}“ im Menü der Abbildung zeigt alle.",
  "columns.more": "Weitere Spalten derselben Zeilen",
};
