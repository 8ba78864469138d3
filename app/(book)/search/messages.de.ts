import type { Messages } from "@/lib/i18n/message";
import type { messages } from "./messages";

/** The messages of the search page in German. */
export const germanSearch: Messages<keyof typeof messages> = {
  "search.label": "Gesuchte Wörter",
  "search.problem": "Das Buch kann gerade nicht durchsucht werden. {problem}",
  "search.again": "Noch einmal versuchen",
  "search.fetching": "Der Index wird geladen…",
  "search.none": "Kein Abschnitt enthält „{query}“.",
  "search.found": {
    one: "{count} Abschnitt enthält „{query}“.",
    other: "{count} Abschnitte enthalten „{query}“.",
  },
  "search.hint":
    "Ein Abschnitt muss alle Wörter der Anfrage enthalten. Weniger oder andere Wörter finden mehr.",
  "search.example": "Zum Beispiel:",
  "search.key": "Die Taste {key} öffnet die Suche auf jeder Seite des Buchs",
  "search.results": "Ergebnisse",
  "search.more": { one: "Noch {count} zeigen", other: "Noch {count} zeigen" },
  "search.english": "Auf Englisch",
};
