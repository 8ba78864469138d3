import type { Glossary } from "@/components/prose/Apparatus";

/** The glossary in German, as far as it is translated. */
export const germanGlossary: Glossary = {
  absmax: {
    word: "Absmax",
    definition:
      "Der größte Betrag in einem Block (oder in einem ganzen Tensor). Teilt man durch ihn, liegen alle Werte zwischen −1 und 1; multipliziert man mit ihm, erhält man sie zurück.",
  },
  block: {
    word: "Block",
    definition:
      "Eine Folge benachbarter Werte eines flach ausgebreiteten Tensors, die sich einen Absmax teilen. Der Artikel nimmt 2048 Werte, die Bibliothek heute 256.",
  },
  code: {
    word: "Code",
    definition:
      "Die ganze Zahl von 0 bis 255, die anstelle eines Werts gespeichert wird. Sie passt in ein Byte.",
  },
  "dynamic-map": {
    word: "dynamische Tabelle",
    definition:
      "Eine Quantisierungstabelle mit Werten in sieben Zehnerpotenzen, in jeder größeren doppelt so vielen. Ihre Bits liest man als Vorzeichen, Folge von Nullen, Markierung und Bruch.",
  },
  embedding: {
    word: "Einbettung",
    definition:
      "Eine Tabelle mit einer Zeile von Zahlen für jedes Wort (oder Wortstück) eines Vokabulars. Ein Modell schlägt darin die Zeilen seiner Eingabe nach.",
  },
  "first-moment": {
    word: "erstes Moment",
    definition: "m, der gleitende Mittelwert des Gradienten. Es hat ein Vorzeichen.",
  },
  lane: {
    word: "Bahn",
    definition:
      "Einer der Läufe eines Vergleichs. Alle Bahnen haben dieselben Daten, Anfangsgewichte und Batches; sie unterscheiden sich in der Konfiguration, hier darin, wie der Optimierer seinen Zustand speichert.",
  },
  "linear-map": {
    word: "lineare Tabelle",
    definition: "Eine Quantisierungstabelle, deren Werte von einem Ende zum anderen gleiche Abstände haben.",
  },
  outlier: {
    word: "Ausreißer",
    definition:
      "Ein Wert, der viel größer ist als seine Nachbarn. Er bestimmt den Absmax, und für die übrigen Werte seines Blocks bleiben wenige Codes.",
  },
  "quantization-map": {
    word: "Quantisierungstabelle",
    definition: "Die Tabelle der Werte, für die die Codes stehen. Alle Werte liegen zwischen −1 und 1.",
  },
  "second-moment": {
    word: "zweites Moment",
    definition:
      "r, der gleitende Mittelwert des quadrierten Gradienten; viele Texte schreiben v. Es ist nie negativ.",
  },
  seed: {
    word: "Startwert",
    definition:
      "Die Zahl, aus der alle zufälligen Entscheidungen eines Laufs folgen: die Daten, die Anfangsgewichte, die Reihenfolge der Batches. Derselbe Startwert ergibt auf demselben Gerät denselben Lauf.",
  },
};
