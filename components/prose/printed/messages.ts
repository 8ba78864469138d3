import type { Messages } from "@/lib/i18n/message";

/** The words below the numbers of a printed figure, in English. `{count}` is more than 1. */
export const messages = {
  "rows.every":
    "Every {nth} of {count} rows, with the first and the last. “{showNumbers}” in the menu of the figure shows all of them.",
  "rows.some": "{shown} of {count} rows. “{showNumbers}” in the menu of the figure shows all of them.",
  "columns.more": "More columns of the same rows",
} as const satisfies Messages<string>;
