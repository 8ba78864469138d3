import type { WordList } from "@/lib/i18n/words";

/** The maps of an option in German. */
export const germanMaps: WordList = {
  "options.map.linear": "linear",
  "options.map.linear-without-zero": "linear ohne null",
  "options.map.linear-above-zero": "linear über null",
  "options.map.dynamic": "dynamisch",
  "options.map.dynamic-above-zero": "dynamisch über null",
  "options.map.geometric-above-zero": "geometrisch über null",
  "options.map.fp8-e4m3": "FP8 E4M3",
  "options.map.fp8-e4m3-e5m2": "FP8 E4M3 und E5M2",
  "options.map.companded": "kompandiert",
  "options.map.quantile": "Quantile",
};

/** The options of both block figures in German. */
export const germanBlockOptions: WordList = {
  "options.blockSize.label": "Blockgröße",
  "options.blockSize.help": "Wie viele benachbarte Werte sich einen Absmax teilen.",
  "options.blockSize.1048576": "ganzer Tensor",
  "options.map.label": "Tabelle",
  "options.map.help":
    "Für welche 256 Werte die Codes stehen: mit Vorzeichen, oder ohne, wenn die Daten keine negativen Werte haben.",
  ...germanMaps,
  "options.distribution.label": "Daten",
  "options.distribution.help": "Verteilung der gewöhnlichen Werte des Tensors.",
  "options.distribution.normal": "normal",
  "options.distribution.laplace": "Laplace",
  "options.distribution.student": "Student t",
  "options.distribution.squares": "Quadrate, log-normal",
  "options.outlierSize.label": "Größe des Ausreißers",
  "options.outlierSize.help":
    "Größe eines Ausreißers, als Vielfaches des mittleren Betrags der anderen Werte.",
};
