import type { Messages } from "@/lib/i18n/message";
import type { messages } from "./messages";

/** The messages around the lessons in German. */
export const germanTeach: Messages<keyof typeof messages> = {
  "teach.title": "Unterrichten",
  "teach.lead":
    "Drei Stundenentwürfe, deren Links festlegen, womit jeder Schritt beginnt, ein Lauf, den eine ganze Klasse gemeinsam macht, und ein Blatt zum Ausdrucken. Es gibt kein Konto und keinen Server: Ergebnisse bleiben im Browser, bis jemand sie verschickt.",
  "teach.minutes": "{minutes} min",
  "teach.class": "Der Lauf der Klasse",
  "teach.classText":
    "Alle öffnen den Link mit ihrer Nummer, drücken „Start“ und schicken Ihnen die Zeile, die dann erscheint. Fügen Sie alle Zeilen unten ein: Die Tabelle fasst sie zusammen, und jeder Startwert lässt sich mit demselben Ergebnis noch einmal trainieren.",
  "teach.fetching": "Der Lauf der Klasse wird geladen…",
  "teach.sheet": "Das Blatt",
  "teach.sheetText":
    "Drucken Sie diese Seite: Die Stundenentwürfe und diese Fragen mit ihren Antworten kommen aufs Papier.",
  "teach.still": "Die Abbildung {name} in Ruhe.",
  "teach.answer": "Antwort: {answer}",
  "teach.pictureInEnglish": "Die Wörter im Bild sind englisch.",
};
