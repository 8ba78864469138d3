import type { Messages } from "@/lib/i18n/message";
import type { WordList } from "@/lib/i18n/words";
import type { benchMessages } from "./messages";
import { germanPanels } from "./panels.de";
import { germanParts } from "./parts.de";
import { germanRecords } from "./records.de";
import { germanTable } from "./table.de";

type PlaceKey = Exclude<keyof typeof benchMessages, keyof typeof germanPanels | keyof typeof germanTable>;

const place: Messages<PlaceKey> = {
  "bench.start": "Start",
  "bench.step": "Schritt",
  "bench.reset": "Zurücksetzen",
  "bench.steps": { one: "{count} Schritt", other: "{count} Schritten" },
  "bench.atRest": "In Ruhe. Der Prüfstand öffnet sich, sobald Sie ihn benutzen.",
  "bench.noScripts":
    "Der Prüfstand berechnet, was er zeigt, und braucht dafür Skripte. Die Kapitel und die Liste der Abbildungen kommen ohne aus.",
  "bench.starting": "Das Rechenwerk wird gestartet…",
  "bench.fetching": "Dieser Teil wird geladen…",
  "bench.undo": "Rückgängig",
  "bench.redo": "Wiederholen",
  "bench.close": "Schließen",
  "bench.dismiss": "Ausblenden",

  "bench.settings": "Einstellungen",
  "bench.group.task": "Aufgabe und Modell",
  "bench.group.lanes": "Bahnen",
  "bench.group.data": "Eigene Daten",
  "bench.builtIn": "Die eingebauten Daten werden verwendet.",
  "bench.keeping":
    "Dieser Browser behält Ihre Daten, und die Adresse der Seite enthält sie in komprimierter Form.",
  "bench.leftOut":
    "Dieser Browser behält Ihre Daten. Für einen Link sind sie zu lang: Speichern Sie den Prüfstand als Datei, um sie weiterzugeben.",
  "bench.faultOnCpu":
    "Eine Bahn mit einem Fehler der Klinik läuft auf der CPU, und deshalb auch alle anderen.",
  "bench.lanesLocked": "Der Link dieser Lektion sperrt die Bahnen.",

  "bench.presets": "Ausgangspunkte",
  "bench.thePresets": "Die Ausgangspunkte",
  "bench.preset.chapter": "Zum Kapitel",
  "bench.preset.set": "Einrichten",
  "bench.preset.setThis": "Einrichten: {title}",
  "bench.preset.faults": "Die Fehler der Klinik: {count} Ausgangspunkte",
  "bench.preset.lanes":
    "Je drei Bahnen: 32-Bit-Zustand, fehlerfreier 8-Bit-Zustand und 8-Bit-Zustand mit dem Fehler. Jeder Optimierer mit einem Fehler wird nach der Hälfte der Schritte gespeichert und wieder geladen.",

  "bench.keys": "Tasten",
  "bench.keys.run": "Den Lauf starten oder anhalten",
  "bench.keys.step": "Einen Schritt ausführen",
  "bench.keys.reset": "Zurück zu Schritt 0",
  "bench.keys.presets": "Die Ausgangspunkte zeigen",
  "bench.keys.panel": "Öffnen oder schließen: {title}",
  "bench.keys.list": "Diese Liste zeigen",
  "bench.keys.single": "Einzelne Tasten sind an",

  "bench.opened": "Die Aufzeichnung dieses Links",
  "bench.verdictOpen": "Das Urteil steht hier, sobald der Lauf dieser Aufzeichnung zu Ende ist.",
  "bench.theRecord": "Die Aufzeichnung",

  "bench.kept": "Dieser Browser behält den Prüfstand: {bytes}. Nichts wird irgendwohin gesendet.",
  "bench.keeps": "Dieser Browser behält, was Sie hier machen. Nichts wird irgendwohin gesendet.",
  "bench.saveFile": "Als Datei speichern",
  "bench.loadFile": "Datei laden",
  "bench.deleteAll": "Alle Läufe löschen",

  "bench.note.tooLarge":
    "{file} hat {bytes}; Dateien des Prüfstands haben höchstens {most}. Der Prüfstand ist, wie er war.",
  "bench.note.unread": "{file} konnte nicht gelesen werden. Der Prüfstand ist, wie er war.",
  "bench.note.refused": "{problem} Der Prüfstand ist, wie er war.",
  "bench.note.locked": "{label}: vom Link dieser Lektion gesperrt.",
  "bench.note.loaded":
    "Die Datei wurde geladen: {runs}.{lost} „Rückgängig“ bringt zurück, was vorher hier war.",
  "bench.note.runs": { one: "ein Lauf", other: "{count} Läufe" },
  "bench.note.lost": {
    one: " Eine Zeile war beschädigt und fehlt.",
    other: " {count} Zeilen waren beschädigt und fehlen.",
  },
  "bench.note.cleared":
    "Alle Läufe sind gelöscht, hier und im Speicher des Browsers. „Rückgängig“ bringt sie zurück.",
  "bench.note.damaged":
    "Was dieser Browser behalten hatte, konnte nicht gelesen werden. {problem} Der Prüfstand beginnt von vorn.",
  "bench.note.dropped": "{count} der behaltenen Zeilen konnten nicht gelesen werden und fehlen.",
  "bench.note.linkedData":
    "Die Daten dieses Links treten an die Stelle der eigenen Daten, die dieser Browser behalten hatte.",
  "bench.note.unfinished":
    "Der Browser hat diese Seite beendet, während ein Lauf trainierte. Was er bis zur letzten Kopie getan hatte, ist eine Zeile: {steps} Schritte.",
  "bench.note.noControls":
    "Dieser Lauf hat Einstellungen, die es auf dem Prüfstand nicht gibt, und lässt sich hier nicht öffnen.",
  "bench.storage.blocked":
    "Dieser Browser behält nichts für diese Seite (ein privates Fenster oder ein Rahmen ohne Speicher). Der Prüfstand arbeitet, und beim Schließen der Seite geht er verloren: Speichern Sie ihn als Datei.",
  "bench.storage.full":
    "Der Speicher des Browsers ist voll: Was sich seither geändert hat, ist nur auf dieser Seite. Speichern Sie den Prüfstand als Datei, oder löschen Sie Zeilen.",
  "bench.storage.cleared":
    "Der Speicher des Browsers wurde geleert. Diese Seite hat noch alles und behält es wieder.",
  "bench.storage.otherTab":
    "Der Prüfstand ist auch in einem anderen Tab offen. Beide behalten ihren Stand an derselben Stelle: Beim nächsten Laden erscheint, was zuletzt geändert wurde.",
};

/** Names from lists in English: the starting points of the chapters, and states of rules. */
const names: WordList = {
  "options.engine.label": "Wo",
  "options.engine.help":
    "Ihre eigenen Läufe trainieren auf der GPU, wo der Browser eine anbietet, oder auf der CPU.",
  "options.engine.auto": "GPU",
  "options.engine.reference": "CPU",
  "state.first moment": "erstes Moment",
  "state.second moment": "zweites Moment",
  "state.fast first moment": "schnelles erstes Moment",
  "state.slow first moment": "langsames erstes Moment",
  "state.momentum": "Impuls",
  "state.momentum of steps": "Impuls der Schritte",
  "state.mean gradient": "mittlerer Gradient",
  "state.variance": "Varianz",
  "state.largest recent gradient": "größter Gradient der letzten Zeit",
  "state.second moment of updates": "zweites Moment der Schritte",
  "state.sum of squares": "Summe der Quadrate",
  "state.sum of squared gradients": "Summe der quadrierten Gradienten",
  "bench.preset.memory.title": "32, 8 und 4 Bit",
  "bench.preset.memory.sentence":
    "Derselbe Adam mit seinem Zustand in 32, 8 und 4 Bit: Vergleichen Sie die Bytes in den Ergebnissen.",
  "bench.preset.256-numbers.title": "Welche 256 Zahlen",
  "bench.preset.256-numbers.sentence":
    "Adam in 8 Bit mit der dynamischen und mit der linearen Tabelle, jeweils gegen 32 Bit: Vergleichen Sie die Abstände.",
  "bench.preset.blocks.title": "Von kleinen Blöcken bis zu einem",
  "bench.preset.blocks.sentence":
    "Die lineare Tabelle mit Blöcken von 64, 512 und 4.096 Werten und mit einem Block je Tensor: Wächst der Abstand?",
  "bench.preset.outliers.title": "Eine Skala für einen Tensor",
  "bench.preset.outliers.sentence":
    "Die dynamische Tabelle mit einem Block je Tensor gegen Blöcke von 256: Ein Ausreißer reicht so weit wie sein Block.",
  "bench.preset.kernel.title": "Sechs Regeln, eine Schleife",
  "bench.preset.kernel.sentence":
    "Sechs Regeln mit 8-Bit-Zustand, die durch denselben Kernel gehen: Jede hat ihre übliche Lernrate.",
  "bench.preset.side-by-side.title": "Der Zwillingslauf",
  "bench.preset.side-by-side.sentence":
    "Adam in 32 und in 8 Bit, mit denselben Anfangsgewichten und denselben Batches: Der Abstand ist alles, was die Bits ändern.",
  "bench.preset.embeddings.title": "Eine Einbettung in 32 Bit",
  "bench.preset.embeddings.sentence":
    "Ein Modell von Wörtern, einmal ganz mit 8-Bit-Zustand und einmal mit der Einbettung in 32 Bit: Vergleichen Sie Perplexität und Bytes.",
  "bench.preset.tables.title": "Viermal so hohe Lernrate",
  "bench.preset.tables.sentence":
    "Adam in 32 und in 8 Bit mit dem Vierfachen der üblichen Lernrate: Bleibt der Abstand?",
  "bench.preset.breaks.title": "Ein zweites Moment von null",
  "bench.preset.breaks.sentence":
    "Die dynamische Tabelle speichert kleine zweite Momente als null, die Tabelle über null nicht: Vergleichen Sie beide bei einem kleinen ε.",
  "bench.preset.beyond.title": "Vier Bit",
  "bench.preset.beyond.sentence":
    "Adam und AdamW mit 4-Bit-Zustand in Blöcken von 128, gegen 8 Bit in Blöcken von 256.",
};

/** The words of the bench itself in German, without those of the figures whose parts it shows. */
const germanBenchWords: Messages<keyof typeof benchMessages> & WordList = {
  ...germanRecords,
  ...place,
  ...germanPanels,
  ...germanTable,
  ...names,
};

/** All words of the bench in German, with those of the figures whose parts it shows. */
export const germanBench: WordList = { ...germanParts, ...germanBenchWords };
