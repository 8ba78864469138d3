import type { Messages } from "@/lib/i18n/message";
import type { FigureWords } from "@/lib/i18n/words";
import type { messages } from "./messages";

/** The messages of the figure in German, without its title and options: for the bench too. */
export const germanErrorMap: Messages<keyof typeof messages> = {
  "errorMap.waiting":
    "Ein Netz wird trainiert, und die Momente jedes Schritts werden auf mehrere Arten gespeichert.",
  "errorMap.state": "Training, {share}",
  "errorMap.more": "Schritte, Daten und Startwert",
  "errorMap.recorded": "Ein aufgezeichnetes Standbild mit den üblichen Einstellungen",
  "errorMap.training": "Das Netz wird trainiert…",
  "errorMap.caption":
    "{storage}: {share} von {updates} Updates treffen ein Paar von Codes, dessen Update im Mittel um mehr als {bound} abweicht; im Fall „{other}“ sind es {otherShare}. {pairs} von {all} Paaren sind in Gebrauch.",
  "errorMap.origin":
    "Aus {steps} Schritten von Adam mit 32-Bit-Zustand, in einem Netz mit zwei verborgenen Schichten, das Punkte in der Ebene lernt: die {weights} Gewichte zwischen diesen Schichten.",
  "errorMap.times": "das {ratio}-Fache",
  "errorMap.pair": "m im Code {m}{valueOfM}, r im Code {r}{valueOfR}",
  "errorMap.value": " ({value} des Absmax)",
  "errorMap.unused": "{pair}: nie benutzt.",
  "errorMap.used": {
    one: "{pair}: einmal benutzt; das Update weicht im Mittel um {relative} seiner selbst ab, absolut um {absolute}.",
    other:
      "{pair}: {count}-mal benutzt; das Update weicht im Mittel um {relative} seiner selbst ab, absolut um {absolute}.",
  },
  "errorMap.noPair": "Zeigen Sie auf ein Paar von Codes, um es zu lesen, oder nehmen Sie die Pfeiltasten.",
  "errorMap.usage.title": "Wie oft: Orange Paare weichen um mehr als {bound} ab",
  "errorMap.usage.sentence": "Wie oft jedes Paar von Codes benutzt wird.",
  "errorMap.usage.key": "Benutzungen eines Paars; leer heißt nie",
  "errorMap.relative.title": "Wie falsch: mittlerer relativer Fehler des Updates",
  "errorMap.relative.sentence": "Der mittlere relative Fehler des Updates bei jedem Paar von Codes.",
  "errorMap.relative.key": "gemessen am wahren Update",
  "errorMap.absolute.title": "Wie falsch: mittlerer absoluter Fehler des Updates",
  "errorMap.absolute.sentence": "Der mittlere absolute Fehler des Updates bei jedem Paar von Codes.",
  "errorMap.absolute.key": "des Updates, m / √r",
  "errorMap.pad.label": "Paar von Codes",
  "errorMap.pad.description":
    "Links und rechts ändern den Code von r, oben und unten den von m; mit Umschalt um je 16.",
  "errorMap.codeOfM": "Code von m, 0 bis 255 →",
  "errorMap.codeOfR": "Code von r, 0 bis 255 →",
  "errorMap.still.usage": "Benutzungen; orange bei mehr als {bound} Fehler",
  "errorMap.still.usageKey": "Benutzungen eines Paars von Codes",
  "errorMap.still.relative": "mittlerer relativer Fehler des Updates",
  "errorMap.still.absolute": "mittlerer absoluter Fehler des Updates",
  "errorMap.table.region": "Alle Arten zu speichern",
  "errorMap.table.caption":
    "Fehler des Updates nach einmaligem Speichern beider Momente, über {steps} Schritte von {weights} Gewichten.",
  "errorMap.table.storage": "gespeichert als",
  "errorMap.table.overlap": "Updates auf Paaren, die um mehr als {bound} abweichen",
  "errorMap.table.updates": "Updates",
  "errorMap.table.pairs": "Paare in Gebrauch",
  "errorMap.table.relative": "mittlerer relativer Fehler",
  "errorMap.table.absolute": "mittlerer absoluter Fehler",
  "errorMap.table.relativeShare":
    "Anteil der Updates auf Paaren mit einem mittleren relativen Fehler über {bound}",
  "errorMap.table.absoluteShare":
    "Anteil der Updates auf Paaren mit einem mittleren absoluten Fehler über {bound}",
};

/** The words of the figure in German. */
export const german: FigureWords<keyof typeof messages> = {
  ...germanErrorMap,
  title: "Wo das Update falsch wird",
  caption:
    "Sehen Sie, welche Paare von Codes ein Trainingslauf benutzt und wie falsch sein Update bei jedem von ihnen ist.",
  "options.storage.label": "Gespeichert als",
  "options.storage.help":
    "Welche Tabelle die beiden Momente speichert, und ob der Tensor ein Block ist oder viele.",
  "options.storage.linear": "linear, ein Block",
  "options.storage.quantile": "Quantile, ein Block",
  "options.storage.dynamic": "dynamisch, ein Block",
  "options.storage.blockwise": "dynamisch, blockweise",
  "options.storage.above-zero": "dynamisch, blockweise, ohne null",
  "options.measure.label": "Fehler",
  "options.measure.help":
    "Relativ: als Anteil des wahren Updates. Absolut: in Einheiten des Updates, m durch die Wurzel aus r.",
  "options.measure.relative": "relativ",
  "options.measure.absolute": "absolut",
  "options.bound.label": "Falsch ab",
  "options.bound.help": "Mittlerer Fehler, ab dem ein Paar von Codes als falsch zählt.",
  "options.blockSize.label": "Blockgröße",
  "options.blockSize.help":
    "Wie viele Werte sich einen Absmax teilen, wo der Tensor in Blöcke zerschnitten ist.",
  "options.steps.label": "Schritte",
  "options.steps.help": "Wie viele Schritte des Trainings ausgewertet werden.",
  "options.data.label": "Daten",
  "options.data.help": "Was das Netz zu unterscheiden lernt.",
  "options.data.spiral": "Spirale",
  "options.data.rings": "Ringe",
  "options.data.xor": "XOR",
  "options.data.moons": "Monde",
  "options.seed.label": "Startwert",
  "options.seed.help": "Bestimmt die Punkte, die Anfangsgewichte und die Batches.",
};
