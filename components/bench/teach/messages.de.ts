import type { Messages } from "@/lib/i18n/message";
import type { WordList } from "@/lib/i18n/words";
import { germanBench } from "../messages.de";
import type { classMessages } from "./messages";

const words: Messages<keyof typeof classMessages> = {
  "class.title": "Der Lauf der Klasse",
  "class.settings": "Einstellungen: ein Link des Prüfstands, oder leer für das übliche Raster",
  "class.students": "Lernende",
  "class.bench": "{bench}. Eigene Daten sind nicht Teil eines Laufs der Klasse.",
  "class.onBench": "Diese Einstellungen auf dem Prüfstand",
  "class.links": "Ein Link je Person, nach Nummern",
  "class.splice": "Eine Kursplattform, die SPLICE versteht",
  "class.spliceHint":
    "Setzen Sie diesen Rahmen in eine Seite des Kurses (Runestone, PreTeXt, Doenet). Alle geben ihre Nummer ein, und die Plattform speichert die Zeile als Stand der Übung. Kopieren Sie die Zeilen von dort in das Feld unten.",
  "class.frame": "Ein Rahmen für die ganze Klasse",
  "class.lines": "Zeilen, die zurückkamen, eine unter der anderen",
  "class.results": {
    one: "Ein Ergebnis von {students} Lernenden{leftOut}.",
    other: "{count} Ergebnisse von {students} Lernenden{leftOut}.",
  },
  "class.leftOut": "; ausgelassene Zeilen: {lines}",
  "class.again": "Einen Startwert noch einmal trainieren",
  "class.seed": "Startwert {seed}",
  "class.lane": "Bahn",
  "class.median": "Median ({metric})",
  "class.lost": "verlorene Läufe",
  "class.gap": "Abstand zur ersten Bahn",
  "class.interval": "Intervall",
  "class.verdict": "Urteil",
  "class.range": "{low} bis {high}",
  "class.reference": "die Referenz",
  "class.verdict.unknown": "zu wenige Läufe für ein Urteil",
  "class.verdict.noise": "im Rauschen zwischen Startwerten",
  "class.verdict.small": "echt, aber kleiner als die Wirkung eines Startwerts",
  "class.verdict.outside": "außerhalb des Rauschens",
  "class.yourRun": "Ihr Lauf",
  "class.yourSeed": "Ihr Lauf: Startwert {seed}",
  "class.number": "Ihre Nummer, von Ihrer Lehrkraft",
  "class.numberRange": "Die Nummer ist eine ganze Zahl von 0 bis {most}.",
  "class.goOn": "Weiter",
  "class.stored": "Ihre Kursseite hat schon diese Zeile von Ihnen",
  "class.run": {
    one: "{task}, {steps} Schritte, {count} Bahn: {lanes}. Die ganze Klasse trainiert dieselbe Bahn; nur der Startwert gehört Ihnen.",
    other:
      "{task}, {steps} Schritte, {count} Bahnen: {lanes}. Die ganze Klasse trainiert dieselben Bahnen; nur der Startwert gehört Ihnen.",
  },
  "class.send": "Senden Sie diese Zeile zurück",
  "class.sent": "Die Zeile wurde an Ihre Kursseite gesendet.",
};

/** The words of the class run in German, with those of the bench, whose settings it shows. */
export const germanClass: WordList = { ...germanBench, ...words };
