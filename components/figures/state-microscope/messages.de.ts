import type { Messages } from "@/lib/i18n/message";
import type { FigureWords } from "@/lib/i18n/words";
import { taskChoices } from "../tasks/tasks.de";
import type { messages } from "./messages";

/** The messages of the figure in German, without its title and options: for the bench too. */
export const germanMicroscope: Messages<keyof typeof messages> = {
  "microscope.waiting":
    "Trainieren Sie beide Netze und wählen Sie dann ein Gewicht und einen Schritt: Die Schritte darum herum werden wiederholt und aufgezeichnet, mit dem, was Adam berechnet hat, und dem, was davon gespeichert wurde.",
  "microscope.where": "Gewicht {index} von {name}, Block {block}, Schritte {from} bis {to}",
  "microscope.caption":
    "{where}: Das Runden der Momente ändert den nächsten Schritt im Median um {typical} seiner Länge und höchstens um {most} der Lernrate.",
  "microscope.lane.32": "32 Bit",
  "microscope.lane.8": "8 Bit",
  "microscope.sentence":
    "Schritt {step}, 8-Bit-Bahn: g = {gradient8}; {states8}. Der Schritt ist {update8}{effect}. 32-Bit-Bahn: g = {gradient32}, {states32}, Schritt {update32}.",
  "microscope.in32": "{symbol} = {value}, in 32 Bit gespeichert",
  "microscope.stored":
    "{symbol} = {value}, gespeichert als Code {code} = {entry} × Absmax {absmax} = {back}, {error}",
  "microscope.exact": "exakt",
  "microscope.error": "Rundungsfehler {error}",
  "microscope.errorShare": "Rundungsfehler {error}, {share} des Werts",
  "microscope.effect.none": "; das Runden hat daran nichts geändert",
  "microscope.effect":
    "; ohne das Runden des Schritts davor wäre er {unrounded}: Er weicht um {difference} ab",
  "microscope.effect.share":
    "; ohne das Runden des Schritts davor wäre er {unrounded}: Er weicht um {difference} ab, {share}",
  "microscope.snapshots": {
    one: "Die Schritte 0 bis {step} sind aufbewahrt: {count} Momentaufnahme, alle {every} Schritte eine, {bytes}.",
    other:
      "Die Schritte 0 bis {step} sind aufbewahrt: {count} Momentaufnahmen, alle {every} Schritte eine, {bytes}.",
  },
  "microscope.table.caption": "Gewicht {index} von {name}",
  "microscope.table.step": "Schritt",
  "microscope.table.laneStep": "{lane}: Schritt",
  "microscope.table.computed": "{lane}: {symbol} berechnet",
  "microscope.table.code": "{lane}: Code von {symbol}",
  "microscope.table.absmax": "{lane}: Absmax von {symbol}",
  "microscope.table.stored": "{lane}: {symbol} gespeichert",
  "microscope.table.unrounded": "{lane}: Schritt ohne Runden",
  "microscope.strip.gradient": "Gradient g",
  "microscope.strip.first": "erstes Moment m",
  "microscope.strip.second": "zweites Moment r",
  "microscope.strip.rounding": "Rundungsfehler von {symbol}, am Wert",
  "microscope.strip.update": "Schritt des Gewichts",
  "microscope.strips": "Gradient, Momente, Rundungsfehler und Schritte des Gewichts, ab Schritt {step}.",
  "microscope.axis.step": "Schritt",
  "microscope.guide":
    "Von oben: der Gradient des Gewichts, sein erstes und zweites Moment, wie sie gespeichert sind, die Rundungsfehler beider in der 8-Bit-Bahn und der Schritt, den das Gewicht macht. Der Regler wählt einen Schritt, ein Druck auf die Kurven ebenso.",
  "microscope.making": "Beide Netze werden angelegt.",
  "microscope.noWeights": "Hier erscheinen die Gewichte des Tensors als Pixel.",
  "microscope.noSteps": "Die Kurven dieses Gewichts erscheinen mit den ersten Schritten.",
  "microscope.running": "Schritt {step} wird aufgezeichnet, sobald das Training anhält.",
  "microscope.repeating": "Die Schritte um Schritt {step} herum werden wiederholt…",
  "microscope.stepOf": "{step} von {all}",
  "microscope.more": "Startwert und Rechenwerk",
  "microscope.pad.label": "Gewicht im Bild",
  "microscope.pad.description":
    "Links und rechts führen zum nächsten Gewicht, oben und unten zur nächsten Zeile, Bild auf und Bild ab zum nächsten Block.",
  "microscope.pad.value": "Gewicht {index} von {name}, Block {block}",
  "microscope.part": "Gewichte {from} bis {to} von {all}",
  "microscope.weights": { one: "{count} Gewicht", other: "{count} Gewichte" },
  "microscope.picture": "{name}: {part} als Pixel; größere Beträge heben sich stärker vom Grund ab.",
  "microscope.legend":
    "{part} nach Schritt {step}, in Zeilen von {columns}: Größere Beträge heben sich stärker vom Grund ab. Umrandet: das Gewicht und der Block, dessen Absmax es teilt.",
  "microscope.back": "Zurück zu Schritt {step}",
  "microscope.status.loading": "Wird gestartet…",
  "microscope.status.ready": "Beide Netze sind bei Schritt 0. „Start“ trainiert sie.",
  "microscope.status.running": "Training: Schritt {step} von {all}.",
  "microscope.status.paused": "Angehalten nach Schritt {step} von {all}.",
  "microscope.status.finished": "Alle {all} Schritte sind gemacht.",
  "microscope.interrupted":
    "Jetzt nutzt eine andere Abbildung die GPU. Diese Abbildung beginnt wieder, sobald die GPU frei ist.",
};

/** The words of the figure in German. */
export const german: FigureWords<keyof typeof messages> = {
  ...germanMicroscope,
  ...taskChoices,
  title: "Ein Gewicht unter dem Mikroskop",
  caption:
    "Wählen Sie ein Gewicht und einen Schritt und sehen Sie, was Adam berechnet hat, was davon gespeichert wurde und was das ändert.",
  "options.task.label": "Aufgabe",
  "options.task.help": "Was beide Netze lernen.",
  "options.map.label": "Tabelle",
  "options.map.help": "Für welche 256 Werte die Codes der 8-Bit-Bahn stehen.",
  "options.map.dynamic": "dynamisch",
  "options.map.linear": "linear",
  "options.map.dynamic-above-zero": "ohne null",
  "options.blockSize.label": "Blockgröße",
  "options.blockSize.help": "Wie viele Werte sich in der 8-Bit-Bahn einen Absmax teilen.",
  "options.blockSize.0": "ganzer Tensor",
  "options.steps.label": "Trainingsschritte",
  "options.steps.help": "Nach so vielen Schritten endet der Lauf.",
  "options.seed.label": "Startwert",
  "options.seed.help": "Bestimmt Daten, Anfangsgewichte und Batches.",
  "options.engine.label": "Berechnet auf",
  "options.engine.help":
    "Die CPU beginnt sofort und ist für kleine Modelle schnell genug. „Wie es passt“ gibt größere Modelle der GPU.",
  "options.engine.fit": "wie es passt",
  "options.engine.cpu": "CPU",
  "options.engine.gpu": "GPU",
  "options.tensor.label": "Tensor",
  "options.tensor.help": "Welcher der Gewichtstensoren des Modells gezeigt wird, von 0 an gezählt.",
  "options.weight.label": "Gewicht",
  "options.weight.help": "Welches Gewicht des Tensors gezeigt wird, zeilenweise von 0 an gezählt.",
  "options.step.label": "Schritt",
  "options.step.help": "Der Schritt des Trainings, der gezeigt wird.",
};
