import type { FigureWords } from "@/lib/i18n/words";
import { germanFaults } from "../faults/faults.de";
import type { messages } from "./messages";

/** The words of the figure in German. */
export const german: FigureWords<keyof typeof messages> = {
  ...germanFaults,
  title: "Wie man den Fehler einkreist",
  caption: "Fünf Fragen, die billigste zuerst: Jedes „Nein“ führt zu einer Familie von Fehlern.",
  "options.question.label": "Frage",
  "options.question.help":
    "Welche Frage offen ist: Unter der Karte stehen die Fehler, zu denen ein „Nein“ führt.",
  "question.1.text": "Hat jeder Tensor so viele Bits und Bytes wie geplant?",
  "question.1.by": "die Aufstellung nach dem ersten Schritt",
  "question.2.text": "Gibt es so viele Skalen wie Blöcke?",
  "question.2.by": "die Längen der Listen von Skalen",
  "question.3.text": "Stimmen Tabellen und Codes mit Referenzvektoren überein?",
  "question.3.by": "ein Test von einer Sekunde, ohne Training",
  "question.4.text": "Ist der Schritt nach Speichern und Laden Bit für Bit gleich?",
  "question.4.by": "zehn Schritte, ein Checkpoint, ein Schritt",
  "question.5.text": "Unterscheiden sich beide Läufe in nichts als dem Zustand?",
  "question.5.by": "ein Schritt von einem bekannten Zustand aus, alle Einstellungen ausgegeben",
  rest: "Es ist das Runden oder der Startwert",
  question:
    "Frage {number}: {text} Darauf antwortet: {by}. Wenn nicht, sehen Sie sich {family} an; in der Klinik gibt es {count} solche Fehler: {faults}.",
  "table.caption": "Fünf Fragen und die Familie von Fehlern, zu der ein Nein führt.",
  "table.question": "Frage",
  "table.text": "Wortlaut",
  "table.by": "Antwort durch",
  "table.family": "Familie",
  "table.count": "Fehler in der Klinik",
  yes: "ja",
  no: "nein",
  inClinic: "In der Klinik:",
};
