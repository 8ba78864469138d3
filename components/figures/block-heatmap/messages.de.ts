import type { FigureWords } from "@/lib/i18n/words";
import { germanBlockOptions } from "../blocks/options.de";
import type { messages } from "./messages";

/** The words of the figure in German. */
export const german: FigureWords<keyof typeof messages> = {
  ...germanBlockOptions,
  title: "Welche Werte sich eine Skala teilen",
  caption:
    "Setzen Sie einen Ausreißer in einen Tensor und sehen Sie bei jeder Blockgröße, welche Werte ihre Genauigkeit verlieren.",
  "options.at.label": "Ort des Ausreißers",
  "options.at.help":
    "Welcher der 4096 Werte der Ausreißer ist, zeilenweise von 0 an gezählt; −1 bedeutet keiner.",
  "options.seed.label": "Startwert",
  "options.seed.help": "Bestimmt die gewöhnlichen Werte.",
  place: "Zeile {row}, Spalte {column}",
  ofMean: "{share} des mittleren Betrags",
  range: "{from} bis {to}",
  blocks: { one: "ein Block", other: "{count} Blöcke" },
  noOutlier:
    "Kein Ausreißer: {blocks}, Fehler {error}. Klicken Sie auf einen Wert, um ihn zum Ausreißer zu machen.",
  unharmed:
    "Der Ausreißer in {place} ist nicht der größte Wert seines Blocks. Die Skala des Blocks bleibt, wie sie war, und kein anderer Wert verliert Genauigkeit.",
  smaller:
    "Der Ausreißer in {place} ist nicht der größte Wert seines Blocks. Die Skala des Blocks ist nicht größer, und kein anderer Wert verliert Genauigkeit.",
  whole:
    "Der Tensor ist ein einziger Block, also bestimmt der Ausreißer in {place} die Skala aller {values} Werte. Ihr mittlerer Fehler ist {inside}; ohne ihn {without}.",
  harmed:
    "Der Ausreißer in {place} bestimmt die Skala von Block {block} von {blocks}. Der mittlere Fehler dort ist {inside}; ohne ihn {without}. {others}: {rest}, wie vorher.",
  others: { one: "Der andere Block ist nicht betroffen", other: "Die anderen {count} sind nicht betroffen" },
  value:
    "Zeile {row}, Spalte {column}, Block {block} von {blocks}: {value}, geteilt durch den Absmax {absmax}, ergibt Code {code}; zurückgelesen als {back}, {error}.",
  exact: "exakt",
  off: "Fehler {error}, {share} des Werts",
  "table.caption": "Blöcke von {count} Werten; Fehler in mittleren Beträgen, ohne den Ausreißer",
  "table.block": "Block",
  "table.first": "erster Wert",
  "table.error": "mittlerer Fehler",
  "table.zeros": "als 0 gespeichert",
  tensor: "der Tensor: je kräftiger, desto größer",
  errors: "der Fehler jedes Werts",
  key: "Fehler, gemessen am mittleren Betrag",
  "pad.label": "Wert des Tensors",
  "pad.description":
    "Pfeiltasten wählen einen Wert; die Eingabetaste macht ihn zum Ausreißer oder wieder zu einem gewöhnlichen Wert.",
  absmax: "Absmax",
  point: "Zeigen Sie auf einen Wert, um ihn zu lesen.",
  remove: "Ausreißer entfernen",
};
