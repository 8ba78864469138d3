import type { FigureWords, WordList } from "@/lib/i18n/words";
import { TASK_INFOS } from "@/lib/tasks/catalog";
import { MAX_LANES } from "@/lib/training/config";
import { germanBlockOptions } from "../blocks/options.de";
import { germanTasks } from "../tasks/tasks.de";
import { germanLine } from "./lineMessages.de";
import type { messages } from "./messages";
import { germanPictures } from "./pictures/messages.de";

/** The names of the maps. */
const mapNames: WordList = Object.fromEntries(
  Object.entries(germanBlockOptions).flatMap(([key, words]) => {
    const name = /^options\.map\.(.+)$/.exec(key)?.[1];
    return name && name !== "label" && name !== "help" ? [[`map.${name}`, words]] : [];
  }),
);

/** The words of the figure in German. */
export const german: FigureWords<keyof typeof messages> = {
  ...germanTasks,
  ...germanPictures,
  ...germanLine,
  ...mapNames,
  "map.nf4-symmetric": "symmetrisches NF4",
  "rule.nesterov": "Nesterov-Momentum",
  title: "Das Trainingslabor",
  caption: `Trainieren Sie bis zu ${MAX_LANES} Bahnen nebeneinander an ${TASK_INFOS.length} Aufgaben oder mit eigenen Daten, von mehreren Startwerten aus.`,
  "options.task.label": "Aufgabe",
  "options.task.help":
    "Was die Bahnen lernen. Jede Aufgabe hat eigene Daten, ein eigenes Modell und ein eigenes Bild.",
  "options.width.label": "Breite",
  "options.width.help":
    "Einheiten der verborgenen Schichten oder des Vektors eines Tokens. Der Zustand wächst mit ihrem Quadrat.",
  "options.width.0": "üblich",
  "options.batch.label": "Beispiele je Schritt",
  "options.batch.help": "Über wie viele Beispiele oder Folgen der Gradient eines Schritts mittelt.",
  "options.batch.0": "üblich",
  "options.rate.label": "Lernrate",
  "options.rate.help":
    "Die Lernrate als Vielfaches der üblichen der Aufgabe. Ändert sich sofort, ohne neuen Lauf.",
  "options.rate.unit": "× üblich",
  "options.steps.label": "Schritte",
  "options.steps.help": "Wie viele Schritte ein Lauf hat, auch jeder der Streuung.",
  "options.seed.label": "Startwert",
  "options.seed.help":
    "Bestimmt Daten, Anfangsgewichte und Batches. Derselbe Startwert ergibt denselben Lauf.",
  "options.seeds.label": "Startwerte der Streuung",
  "options.seeds.help":
    "Wie oft dieselben Bahnen trainiert werden, jedes Mal von einem anderen Startwert aus.",
  "options.lanes.label": "Bahnen",
  "options.lanes.help": "Alle Bahnen in der Kurzform, die die Felder der Bahnen schreiben.",
  "options.ownData.label": "Ihre eigenen Daten",
  "options.ownData.help":
    "Die Daten, die Sie gezeichnet, eingefügt oder hierher gezogen haben, so wie ihr Feld sie zeigt.",

  "lab.asUsual": "{size}, wie üblich",
  "lab.starting": "Das Rechenwerk wird gestartet…",
  "lab.state": "Zustand des Optimierers",
  "lab.step": "Schritt",
  "lab.undo": "Rückgängig",
  "lab.learned": "Was die Modelle gelernt haben",
  "lab.origin.own": ", eigene Daten",
  "lab.origin.run": {
    one: "{task}{own}: {count} Schritt auf {device}.",
    other: "{task}{own}: {count} Schritte auf {device}.",
  },
  "lab.origin.settings": "Breite {width}, {batch} Beispiele je Schritt, Lernrate {rate}, Startwert {seed}.",

  "lab.caption.waiting":
    "Gleich werden {count} Kopien eines Modells trainiert, jede mit ihrem eigenen Optimierer.",
  "lab.caption.start":
    "Alle Bahnen beginnen mit denselben Gewichten und bekommen dieselben Batches; ihre Optimierer behalten an Zustand {bytes}.",
  "lab.caption.lost": "{after} ist der Verlust von {lanes} keine Zahl mehr.",
  "lab.caption.lostSome":
    "{after} ist der Verlust von {lanes} keine Zahl mehr; die anderen Bahnen laufen weiter.",
  "lab.caption.same":
    "{after} sind die Verluste, verglichen mit {reference}, dieselben (Mittel der letzten {steps}); die Optimierer behalten an Zustand {bytes}.",
  "lab.caption.gaps":
    "{after} weichen die Verluste von {reference} ab: um {gaps} (Mittel der letzten {steps}); die Optimierer behalten an Zustand {bytes}.",
  "lab.table.caption":
    "Trainingsverlust jeder Bahn vor jedem Schritt, sein relativer Abstand zur ersten Bahn, der Kosinus ihrer Updates und die größte Bewegung eines Gewichts in dem Schritt, in Lernraten.",
  "lab.table.loss": "Verlust, {lane}",
  "lab.table.gap": "Abstand, {lane}",
  "lab.table.cosine": "Kosinus, {lane}",
  "lab.table.move": "größte Bewegung, {lane}",

  "lab.run.options": "Einstellungen des Laufs",
  "lab.run.time": "Zeit einiger Schritte messen",
  "lab.run.usual": "Die üblichen Größen nehmen",

  "lab.lanes": "Bahnen",
  "lab.lanes.reference": ", die Referenz",
  "lab.lanes.lead": "Zur Referenz machen",
  "lab.lanes.duplicate": "Verdoppeln",
  "lab.lanes.remove": "Entfernen",
  "lab.lanes.add": "Bahn hinzufügen",
  "lab.lanes.count": "{count} von höchstens {most} Bahnen.",
  "lab.lanes.usual": "Die üblichen Bahnen behalten",
  "lab.lane.rule": "Regel",
  "lab.lane.bits": "Bits",
  "lab.lane.map": "Tabelle",
  "lab.lane.blockSize": "Blockgröße",
  "lab.lane.oneBlock": "einer je Tensor",
  "lab.lane.codes": "Codes für",
  "lab.lane.allTensors": "alle Tensoren",
  "lab.lane.fromSize": "{size} Werte und mehr",
  "lab.lane.keep32": "In 32 Bit",
  "lab.lane.noLayer": "keine Schicht",
  "lab.lane.embedding": "die Einbettung",
  "lab.lane.fault": "Fehler der Klinik",
  "lab.lane.sound": "keiner",
  "lab.lane.rateHint": "Für {rule} nimmt man meist etwa das {times}-Fache von Adams Lernrate: hier {rate}.",
  "lab.lane.takeRate": "{rate} nehmen",
  "lab.number.from0":
    "{what} ist eine Zahl ab 0 und höchstens {max}; ein leeres Feld nimmt den Wert {usual}.",
  "lab.number.above0":
    "{what} ist eine Zahl über 0 und höchstens {max}; ein leeres Feld nimmt den Wert {usual}.",
  "lab.learningRate": "Eigene Lernrate",
  "lab.learningRate.what": "eine Lernrate",
  "lab.learningRate.usual": "vom Lauf",
  "lab.weightDecay": "Eigenes Weight Decay",
  "lab.weightDecay.what": "ein Weight Decay",
  "lab.weightDecay.usual": "von der Regel",
  "lab.epsilon": "Eigenes ε",
  "lab.epsilon.what": "ε",
  "lab.epsilon.usual": "von der Regel",

  "lab.ledger.lane": "Bahn",
  "lab.ledger.each": "Jeder Tensor",
  "lab.ledger.gpu": "Größen der Puffer der GPU, die es in Einheiten von 16 Byte gibt.",
  "lab.ledger.tensor": "Tensor",
  "lab.ledger.shape": "Form",
  "lab.ledger.inBits": "{bytes}, in {bits} Bit",

  "lab.noise": "Streuung: dieselben Bahnen von mehreren Startwerten aus",
  "lab.noise.cancel": "Diesen Lauf abbrechen",
  "lab.noise.seed": "Startwert {seed}",
  "lab.noise.axis": {
    one: "Trainingsverlust: Median und Spanne über {count} Startwert",
    other: "Trainingsverlust: Median und Spanne über {count} Startwerte",
  },
  "lab.noise.losses": {
    one: "Trainingsverluste über {count} Startwert. Median am Ende: {ends}.",
    other: "Trainingsverluste über {count} Startwerte. Median am Ende: {ends}.",
  },
  "lab.noise.share": "Anteil richtiger Antworten bei Testbeispielen",
  "lab.noise.points": "{gap} Prozentpunkte",
  "lab.noise.lane": "die Bahn {lane}",
  "lab.noise.reference": "Die Referenz ist die Bahn {lane}.",
  "lab.noise.unstable": "Instabile Läufe: {lanes}.",
  "lab.noise.unstableLane": "{count} von {runs} der Bahn {lane}",
  "lab.noise.median": "Median {value}",
  "lab.noise.marks": "{metric}, ein Zeichen je Startwert",
  "lab.noise.each": "Jeder Startwert",
  "lab.noise.run": "Lauf",
  "lab.noise.lost": "{value} (instabil)",
  "unstable.loss": "Der Verlust war bei Schritt {step} keine Zahl mehr.",
  "unstable.heldOut": "Das Ergebnis bei Testbeispielen ist keine endliche Zahl.",
  "unstable.neverFell": "Der Verlust ist nie gesunken.",
  "unstable.roseAgain": "Der Verlust ist wieder gestiegen und hoch geblieben.",

  "lab.own": "Eigene Daten",
  "lab.own.keeping":
    "Der Link zu diesem Zustand enthält Ihre Daten komprimiert oder sagt, dass sie zu lang sind. Wenn Sie die Seite schließen, geht alles verloren, was in keinem Link steht.",
  "lab.own.text": "Ihr Text",
  "lab.own.long": "{name}: {count} Zeichen, zu lang, um hier gezeigt zu werden.",
  "lab.own.paste": "Daten hier einfügen oder eine Datei hierher ziehen",
  "lab.own.builtIn": "Zurück zu den eingebauten Daten",
  "lab.own.encoding": "{name} (als {encoding} gelesen)",
  "lab.own.inUse.none": "In Gebrauch sind die eingebauten Daten.",
  "lab.own.inUse.draft": "In Gebrauch sind Ihre Daten.",
  "lab.own.inUse.last": "In Gebrauch sind weiter die letzten Ihrer Daten, die brauchbar waren.",
  "lab.own.column": "Spalte für {name}",
  "lab.own.take": "Diese Spalten nehmen",
  "lab.own.noName": "ohne Namen",
  "lab.own.leaveOut": {
    one: "{count} Zeile mit leeren Zellen weglassen",
    other: "{count} Zeilen mit leeren Zellen weglassen",
  },

  "lab.draw": "Zeichnen",
  "lab.draw.plane": "Ebene, in die Punkte gezeichnet werden",
  "lab.draw.tool.0": "Kreise",
  "lab.draw.tool.1": "Dreiecke",
  "lab.draw.tool.eraser": "Radierer",
  "lab.draw.name.0": "Kreise",
  "lab.draw.name.1": "Dreiecke",
  "lab.draw.name.eraser": "Radierer",
  "lab.draw.noTable":
    "Der Text unten ist keine Tabelle von Punkten. Was Sie zeichnen, tritt an seine Stelle, und „Rückgängig“ bringt ihn zurück.",
  "lab.draw.keys":
    "Klicken, tippen oder ziehen Sie. Auf der Tastatur: Pfeiltasten bewegen, mit der Umschalttaste weiter; {space} zeichnet; {one}, {two} und {three} wählen Kreise, Dreiecke und Radierer; {backspace} nimmt den letzten Punkt weg.",
  "lab.draw.space": "Leertaste",
  "lab.draw.backspace": "Rücktaste",
  "lab.draw.clear": "Ebene leeren",
  "lab.draw.none.0": "keine Kreise",
  "lab.draw.none.1": "keine Dreiecke",
  "lab.draw.count.0": { one: "{count} Kreis", other: "{count} Kreise" },
  "lab.draw.count.1": { one: "{count} Dreieck", other: "{count} Dreiecke" },
  "lab.draw.have": "{circles} und {triangles}",
  "lab.draw.empty":
    "Noch ist nichts gezeichnet. Ein Lauf braucht mindestens {least} Punkte aus beiden Klassen.",
  "lab.draw.needed": { one: "{have}: {count} weiterer fehlt.", other: "{have}: {count} weitere fehlen." },
  "lab.draw.neededOf": {
    one: "{have}: {count} weiterer fehlt, und es müssen {absent} dabei sein.",
    other: "{have}: {count} weitere fehlen, und es müssen {absent} dabei sein.",
  },
  "lab.draw.absent":
    "{have}: Zeichnen Sie auch {absent}, es müssen zwei Klassen sein, die zu unterscheiden sind.",
  "lab.draw.most": "{have}: Mehr nimmt ein Lauf nicht.",
  "lab.draw.place": "x {x}, y {y}: {there}",
  "lab.draw.nothing": "hier ist nichts",
  "lab.draw.here": "hier {circles} und {triangles}",
  "lab.draw.chosen": "{place}; gewählt: {tool}",
};
