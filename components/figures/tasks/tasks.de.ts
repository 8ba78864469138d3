import type { Messages } from "@/lib/i18n/message";
import type { WordList } from "@/lib/i18n/words";
import type { fileMessages, TaskKey } from "@/lib/tasks/messages";

/** The sentences about files of the reader's own in German. */
export const germanFiles: Messages<keyof typeof fileMessages> = {
  "task.file.large":
    "{name} hat {size} MB; eine Datei darf höchstens {most} MB haben. Nehmen Sie einen Teil davon.",
  "task.file.unreadable": "{name} konnte nicht gelesen werden. Wählen Sie die Datei noch einmal.",
  "task.file.empty": "{name} ist leer. Wählen Sie eine andere Datei.",
  "task.file.binary":
    "{name} sieht nach einer Binärdatei aus. Speichern Sie die Datei als reinen Text (UTF-8) und wählen Sie sie noch einmal.",
};

/** The sentences about files and data of the reader's own in German. */
const germanSentences: Messages<TaskKey> = {
  ...germanFiles,
  "task.quoted": "„{text}“",
  "task.table.mustName":
    "Die erste Zeile muss die Spalten {names} benennen, und jede weitere Zeile ist ein Beispiel.",
  "task.table.binary": "Das sieht nach einer Binärdatei aus, muss aber Text sein, als CSV.",
  "task.table.tooMany":
    "Es gibt zu viele Beispiele: {rows} von höchstens {most}. Nehmen Sie einen Teil der Zeilen.",
  "task.table.openQuote": "Zeile {line}: Ein Anführungszeichen wird nie geschlossen. {mustName}",
  "task.table.empty": "Darin ist nichts. {mustName}",
  "task.table.outside": "Für {name} ist Spalte {column} gewählt, aber die erste Zeile benennt nur {columns}.",
  "task.table.missing": "Es gibt keine Spalte namens {name}. {mustName} Die erste Zeile ist {first}.{choose}",
  "task.table.choose": " Oder schreiben Sie in eine Zeile darüber, welche Spalten gemeint sind: {line}.",
  "task.table.long":
    "Zeile {line} hat {fields} Felder, aber die erste Zeile benennt {columns} Spalten. Falls die Zahlen ein Dezimalkomma haben, schreiben Sie Dezimalpunkte.",
  "task.table.blank": {
    one: "Zeile {line}: Die Spalte {name} ist leer. Diese Zeile hat eine solche Zelle; die Zeile {choice} über der Tabelle lässt sie weg.",
    other:
      "Zeile {line}: Die Spalte {name} ist leer. {count} Zeilen haben eine solche Zelle; die Zeile {choice} über der Tabelle lässt sie weg.",
  },
  "task.table.tooFew": "Es gibt zu wenige Beispiele: {rows} von mindestens {least}.",
  "task.table.tooFewLeft":
    "Es gibt zu wenige Beispiele: {rows} von mindestens {least}, ohne {blank} mit leeren Zellen.",
  "task.table.ambiguous":
    "Zeile {line}: {field} in der Spalte {name} kann eine Zahl unter tausend oder darüber sein; schreiben Sie einen Dezimalpunkt und kein Trennzeichen für Tausender.",
  "task.table.comma":
    "Zeile {line}: {field} in der Spalte {name} ist keine brauchbare Zahl; schreiben Sie einen Dezimalpunkt.",
  "task.table.noNumber": "Zeile {line}: {field} in der Spalte {name} ist keine brauchbare Zahl.",
  "task.table.read": "Gelesen: {samples} Beispiele{renamed}{leftOut}.",
  "task.table.renamed": ", {name} ist {column}",
  "task.table.leftOut": {
    one: ", {count} mit leeren Zellen ist weggelassen",
    other: ", {count} mit leeren Zellen sind weggelassen",
  },
  "task.points.oneClass":
    "Alle Beispiele gehören zur Klasse {name}; es müssen zwei Klassen sein, die zu unterscheiden sind.",
  "task.points.manyClasses": "Es gibt {classes} Klassen ({names}); es müssen zwei sein.",
  "task.regression.oneX": "Alle Beispiele haben dasselbe x, nämlich {x}; eine Kurve braucht verschiedene.",
  "task.chars.long": "Der Text hat {length} Zeichen; nehmen Sie einen Teil von höchstens {most}.",
  "task.chars.none": "Es gibt keinen Text; fügen Sie einen ein, oder wählen Sie eine Textdatei.",
  "task.chars.binary":
    "Das ist kein reiner Text, sondern eine Binärdatei; speichern Sie sie zuerst als reinen Text (UTF-8).",
  "task.chars.short":
    "Der Text hat {length} Zeichen; mit einem Kontext von {context} sind {least} nötig. Nehmen Sie einen längeren Text oder einen kürzeren Kontext.",
  "task.chars.repeats":
    "Der Text wiederholt ein einziges Zeichen, es gibt also nichts zu lernen; nehmen Sie einen Text mit Wörtern.",
  "task.chars.read": "Gelesen: {length} Zeichen, davon {different} verschiedene.",
  "task.chars.readMost":
    "Gelesen: {length} Zeichen, davon {different} verschiedene; die {learned} häufigsten werden gelernt ({share} % des Textes), und {standIn} steht für jedes der anderen.",
};

/** The options of the tasks in German, by "TASK.OPTION". */
const germanTaskOptions: WordList = {
  "options.points.data.label": "Daten",
  "options.points.data.help": "Wie die beiden Klassen in der Ebene liegen.",
  "options.points.data.spiral": "Spirale",
  "options.points.data.rings": "Ringe",
  "options.points.data.xor": "XOR",
  "options.points.data.moons": "Monde",
  "options.points.noise.label": "Rauschen",
  "options.points.noise.help":
    "Wie weit Punkte von ihrem Ort abweichen: Standardabweichung, in Einheiten der Ebene.",
  "options.points.samples.label": "Beispiele",
  "options.points.samples.help": "Aus wie vielen Punkten gelernt wird.",

  "options.regression.curve.label": "Kurve",
  "options.regression.curve.help": "Auf welcher Funktion von x die Punkte ohne Rauschen liegen.",
  "options.regression.curve.sine": "Sinus",
  "options.regression.curve.triangle": "Dreieck",
  "options.regression.curve.steps": "Stufen",
  "options.regression.waves.label": "Wellen",
  "options.regression.waves.help":
    "Wie viele Wellen zwischen die Enden passen: je mehr, desto schwerer zu lernen.",
  "options.regression.noise.label": "Rauschen",
  "options.regression.noise.help":
    "Wie weit Punkte von der Kurve abweichen: Standardabweichung von y. Kein Modell kann Testpunkten näher kommen.",
  "options.regression.samples.label": "Beispiele",
  "options.regression.samples.help": "Aus wie vielen Punkten gelernt wird.",

  "options.letters.letters.label": "Buchstaben",
  "options.letters.letters.help": "Welche Buchstaben es gibt: die zehn häufigsten des Englischen oder alle.",
  "options.letters.letters.ten": "10",
  "options.letters.letters.all": "26",
  "options.letters.model.label": "Modell",
  "options.letters.model.help":
    "Ein Perzeptron mit zwei verborgenen Schichten, oder ein Netz mit zwei Faltungen und einer verborgenen Schicht.",
  "options.letters.model.mlp": "Perzeptron",
  "options.letters.model.conv": "Faltungsnetz",
  "options.letters.distortion.label": "Verzerrung",
  "options.letters.distortion.help":
    "Wie stark Buchstaben verschoben, gedreht, skaliert und verdickt werden: 0 lässt nur die drei Schriften.",
  "options.letters.noise.label": "Rauschen",
  "options.letters.noise.help":
    "Standardabweichung dessen, was zu jedem Pixel hinzukommt; Papier ist 0 und Tinte 1.",
  "options.letters.samples.label": "Beispiele",
  "options.letters.samples.help": "Aus wie vielen Bildern gelernt wird.",

  "options.chars.layers.label": "Schichten",
  "options.chars.layers.help": "Wie oft das Modell Zeichen auf die Zeichen davor blicken lässt.",
  "options.chars.heads.label": "Köpfe",
  "options.chars.heads.help":
    "Auf wie viele Arten zugleich ein Zeichen zurückblickt. Eine Breite, die sich nicht so teilen lässt, bekommt weniger.",
  "options.chars.context.label": "Kontext",
  "options.chars.context.help": "Wie viele Zeichen das Modell auf einmal sieht.",
  "options.chars.temperature.label": "Temperatur",
  "options.chars.temperature.help":
    "Wie kühn geschrieben wird: 0 nimmt stets das wahrscheinlichste Zeichen, 1 lost so aus, wie das Modell es glaubt.",

  "options.words.vocabulary.label": "Vokabular",
  "options.words.vocabulary.help":
    "Wie viele verschiedene Wörter die Sprache hat. Sind es viele, kommen die seltensten nur wenige Male vor.",
  "options.words.layers.label": "Schichten",
  "options.words.layers.help": "Wie oft das Modell Wörter auf die Wörter davor blicken lässt.",
  "options.words.context.label": "Kontext",
  "options.words.context.help": "Wie viele Wörter das Modell auf einmal sieht.",
  "options.words.corpus.label": "Text",
  "options.words.corpus.help": "Aus wie vielen Wörtern Text gelernt wird.",
  "options.words.corpus.100000": "100.000 Wörter",
  "options.words.corpus.400000": "400.000 Wörter",
  "options.words.corpus.4000000": "4 Millionen Wörter",
  "options.words.heldOut.label": "Testtext",
  "options.words.heldOut.help":
    "An wie vielen Wörtern das Modell geprüft wird. Mehr ergeben eine ruhigere Perplexität und dauern länger.",
  "options.words.heldOut.2048": "2.048 Wörter",
  "options.words.heldOut.8192": "8.192 Wörter",
  "options.words.heldOut.65536": "65.536 Wörter",
  "options.words.stableInit.label": "Xavier-Initialisierung",
  "options.words.stableInit.help":
    "Mit den schmal und gleichmäßig verteilten Zahlen der stabilen Einbettung beginnen, oder wie üblich mit normalverteilten.",
  "options.words.stableNorm.label": "Layer Norm auf Wörtern",
  "options.words.stableNorm.help":
    "Den Vektor jedes Wortes normieren, bevor seine Position hinzukommt, wie es die stabile Einbettung tut.",
};

/** The names, descriptions and metrics of the tasks in German. */
const germanNames: WordList = {
  "task.points.label": "Punkte in der Ebene",
  "task.points.summary":
    "Ein Netz mit zwei verborgenen Schichten von tanh-Einheiten lernt, zu welcher von zwei Klassen ein Punkt gehört.",
  "task.points.metric": "richtig bei Testbeispielen",
  "task.points.hint":
    "CSV mit den Spalten x, y und class, ein Punkt je Zeile, zwei Klassen; Spalten mit anderen Namen lassen sich wählen. Koordinaten außerhalb des Bildes werden auf −1 bis 1 skaliert. Ein Fünftel der Punkte dient zum Testen, und die Einstellungen zu Daten, Rauschen und Beispielen sind ohne Wirkung.",
  "task.regression.label": "Verrauschte Kurve",
  "task.regression.summary":
    "Ein Netz mit zwei verborgenen Schichten von tanh-Einheiten lernt y aus x; beide liegen zwischen −1 und 1.",
  "task.regression.metric": "mittlerer quadratischer Fehler (Wurzel) bei Testbeispielen",
  "task.regression.hint":
    "CSV mit den Spalten x und y, ein Punkt je Zeile; Spalten mit anderen Namen lassen sich wählen. Werte außerhalb von −1 bis 1 werden darauf skaliert, und Fehler werden danach gemessen. Ein Fünftel der Punkte dient zum Testen, und die Einstellungen zu Kurve, Rauschen und Beispielen sind ohne Wirkung.",
  "task.letters.label": "Buchstaben",
  "task.letters.summary":
    "Ein Netz lernt, kleine Bilder von Buchstaben zu lesen. Sie entstehen aus den Schriften dieses Buches und sind zufällig verzerrt.",
  "task.letters.metric": "richtig bei Testbeispielen",
  "task.chars.label": "Zeichen",
  "task.chars.summary":
    "Ein Transformer lernt Zeichen für Zeichen, wie dieses Buch zu schreiben, oder wie ein Text von Ihnen.",
  "task.chars.metric": "Perplexität auf dem Testtext",
  "task.chars.hint": "Reiner Text, einige Tausend bis einige Millionen Zeichen. Er bleibt in dieser Seite.",
  "task.words.label": "Wörter",
  "task.words.summary":
    "Ein Transformer sagt das nächste Wort einer erfundenen Sprache voraus, in der wie in echten wenige Wörter häufig und die meisten selten sind.",
  "task.words.metric": "Perplexität auf dem Testtext",
};

/** The tasks as choices of an option "task". */
export const taskChoices: WordList = Object.fromEntries(
  Object.entries(germanNames).flatMap(([key, words]) => {
    const name = /^task\.(.+)\.label$/.exec(key)?.[1];
    return name ? [[`options.task.${name}`, words]] : [];
  }),
);

/** The tasks in German: names, options, and sentences about the reader's own data. */
export const germanTasks: Messages<TaskKey> & WordList = {
  ...germanSentences,
  ...germanTaskOptions,
  ...germanNames,
  ...taskChoices,
};
