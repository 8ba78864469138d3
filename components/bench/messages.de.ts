import type { Messages } from "@/lib/i18n/message";
import type { WordList } from "@/lib/i18n/words";
import type { messages } from "./messages";

const bench: Messages<keyof typeof messages> = {
  "bench.start": "Start",
  "bench.step": "Schritt",
  "bench.reset": "Zurücksetzen",
  "bench.atRest": "In Ruhe. Der Prüfstand öffnet sich, sobald Sie ihn benutzen.",
  "bench.noScripts":
    "Der Prüfstand berechnet, was er zeigt, und braucht dafür Skripte. Die Kapitel und die Liste der Abbildungen kommen ohne aus.",
  "bench.settings": "Einstellungen",
  "bench.group.task": "Aufgabe und Modell",
  "bench.group.lanes": "Bahnen",
  "bench.group.data": "Eigene Daten",
  "bench.builtIn": "Die eingebauten Daten werden verwendet.",
  "bench.panels": "Felder",
  "bench.panelsOpen": "Felder: {open} von {all} sind offen",
};

/** The words of the bench in German. */
export const germanBench: WordList = { ...bench };
