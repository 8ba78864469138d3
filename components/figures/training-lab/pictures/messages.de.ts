import type { Messages } from "@/lib/i18n/message";
import type { pictureMessages } from "./messages";

/** The messages of the pictures of the tasks in German. */
export const germanPictures: Messages<keyof typeof pictureMessages> = {
  "lab.loading": "Wird geladen…",
  "lab.range": "{from} bis {to}",

  "lab.points.lane": "Netz der Bahn {lane}",
  "lab.points.boundary": "Klassengrenze von {lane}.",
  "lab.points.over": "Klassengrenze von {lane}, über der von {reference}.",
  "lab.points.waiting": "Die Beispiele in der Ebene; noch ist kein Netz ausgewertet.",
  "lab.points.one": "Die Klasse, die {lane} an jeder Stelle der Ebene wählt.",

  "lab.regression.truth": "wahre Kurve",
  "lab.regression.waiting": "Die Punkte, aus denen gelernt wird; noch ist keine Kurve gelernt.",
  "lab.regression.broken": "{lane} hat keine Kurve: Die Zahlen sind nicht mehr endlich",
  "lab.regression.one": "Die Kurve von {lane} zwischen den Punkten",
  "lab.regression.farthest":
    "am weitesten von der Kurve von {reference} entfernt ist die von {lane}, um {away} (quadratisches Mittel)",
  "lab.regression.same": "die Kurven von {reference} und {lane} sind gleich",
  "lab.regression.apart":
    "die Kurven von {reference} und {lane} liegen {away} auseinander (quadratisches Mittel)",
  "lab.regression.fromTruth": "von der wahren Kurve sind es {away}",

  "lab.letters.key": "Zeile: der Buchstabe, Spalte: als was er gelesen wird",
  "lab.letters.nothing": "hat noch nichts gelesen",
  "lab.letters.readAs": "{truth} als {guess}",
  "lab.letters.waiting": "Noch hat kein Modell einen Buchstaben gelesen.",
  "lab.letters.right": "Von {all} Testbuchstaben werden richtig gelesen: {shares}; es gibt keine Fehler.",
  "lab.letters.worst": {
    one: "Von {all} Testbuchstaben werden richtig gelesen: {shares}; am häufigsten wird {truth} als {guess} gelesen (einmal{together}).",
    other:
      "Von {all} Testbuchstaben werden richtig gelesen: {shares}; am häufigsten wird {truth} als {guess} gelesen ({count}-mal{together}).",
  },
  "lab.letters.together": ", alle Bahnen zusammen",

  "lab.chars.lane": "Text der Bahn {lane}",
  "lab.chars.nothing": "Noch ist nichts geschrieben.",
  "lab.chars.waiting": "Noch hat kein Modell etwas geschrieben.",
  "lab.chars.one": "Was {lane} nach drei Anfängen schreibt.",
  "lab.chars.same": "Nach drei Anfängen und mit demselben Rauschen stimmen mit {reference} überein: {lanes}.",
  "lab.chars.all": "alle {all} Zeichen von {lane}",
  "lab.chars.first": "die ersten {same} von {all} Zeichen von {lane}",

  "lab.words.rank": "Rang des Wortes, das häufigste zuerst",
  "lab.words.loss": "Verlust auf dem Testtext, Nats",
  "lab.words.row": "mittlere Länge einer Zeile",
  "lab.words.rows": "Mittlere Länge der Zeilen, die die Einbettung für Wörter jedes Ranges hat. {finding}",
  "lab.words.waiting": "Noch ist kein Modell geprüft.",
  "lab.words.ratio":
    "Die Zeilen von {lane} sind für Wörter der Ränge {rank} {times}-mal so lang wie die von {reference}.",
  "lab.words.losses":
    "In der Bahn {reference} beträgt der Verlust {frequent} Nats beim häufigsten Wort und {rare} bei Wörtern der Ränge {rank}",
  "lab.words.broken": "{losses}; {lane} hat keinen Verlust: Die Zahlen sind nicht mehr endlich.",
  "lab.words.agree": "{losses}; alle Bahnen stimmen überein.",
  "lab.words.higher":
    "{losses}; am meisten weicht {lane} auf Rang {rank} ab, mit einem um {gap} höheren Verlust.",
  "lab.words.lower":
    "{losses}; am meisten weicht {lane} auf Rang {rank} ab, mit einem um {gap} niedrigeren Verlust.",
};
