import type { WordList } from "@/lib/i18n/words";

/** The list of faults in German: names, families and entries. Their measured symptoms are words of the clinic. */
export const germanFaults: WordList = {
  "family.table.object": "die Tabelle",
  "family.table.short": "Tabelle",
  "family.scale.object": "die Skala",
  "family.scale.short": "Skala",
  "family.exceptions.object": "die Ausnahmen",
  "family.exceptions.short": "Ausnahmen",
  "family.resume.object": "die Fortsetzung",
  "family.resume.short": "Fortsetzung",
  "family.comparison.object": "den Vergleich",
  "family.comparison.short": "Vergleich",

  "fault.unsigned-map-524.label": "vorzeichenlose Tabelle mit 524 Einträgen",
  "fault.unsigned-map-524.layer": "Tabelle der Codes",
  "fault.unsigned-map-524.what":
    "Die Tabelle der zweiten Momente zählt ihr Vorzeichenbit doppelt und hat 524 Einträge. Ein Byte erreicht die untersten 256, und die enden unter einem Zehntel des größten Werts im Block.",
  "fault.unsigned-map-524.sign":
    "Die größten zweiten Momente schrumpfen in jedem Schritt, also werden die Schritte der Gewichte mit den größten Gradienten immer länger. Der Verlust steigt oder springt.",
  "fault.unsigned-map-524.cure":
    "Auf 0.41.1 oder neuer wechseln; im eigenen Code prüfen, dass die Tabelle 256 Einträge hat und der größte 1 ist.",

  "fault.unsigned-map-524.source.0": "bitsandbytes #121, Versionen 0.36.0 bis 0.41.0",

  "fault.zero-second-moment.label": "zweite Momente als null gespeichert",
  "fault.zero-second-moment.layer": "Tabelle der Codes",
  "fault.zero-second-moment.what":
    "Die vorzeichenlose Tabelle hat einen Code für null. Ein zweites Moment unter 1,6e−7 des größten in seinem Block bekommt ihn, sein erstes Moment nicht, und der Schritt teilt durch ein Epsilon von 1e−8.",
  "fault.zero-second-moment.sign":
    "Einzelne Schritte einzelner Gewichte sind hundert Lernraten lang, hier in Zeilen seltener Wörter. Der Verlust eines so kleinen Modells verbirgt sie; größere springen.",
  "fault.zero-second-moment.cure":
    "Die Null der vorzeichenlosen Tabelle durch die Hälfte ihres kleinsten Werts ersetzen, diese Schicht in 32 Bit lassen oder Epsilon erhöhen.",

  "fault.zero-second-moment.source.0":
    "Li und andere 2023, arXiv:2309.01507, in 4 Bit; in 8 Bit unser eigener Befund",

  "fault.linear-maps.label": "lineare Tabellen ohne Ausnahme",
  "fault.linear-maps.layer": "Tabelle der Codes",
  "fault.linear-maps.what":
    "Ein selbst geschriebener Optimierer quantisiert beide Momente mit gleichmäßig verteilten Codes, und die Einbettung wie jede andere Schicht.",
  "fault.linear-maps.sign":
    "Die meisten zweiten Momente sind als null gespeichert, die ersten nicht. Einzelne Gewichte springen, und der Verlust mit ihnen.",
  "fault.linear-maps.cure":
    "Die dynamischen Tabellen nehmen, für zweite Momente eine ohne null, und 32-Bit-Zustand für Einbettungen.",

  "fault.half-bytes.label": "float16-Tabelle als float32 gelesen",
  "fault.half-bytes.layer": "Tabelle der Codes",
  "fault.half-bytes.what":
    "Die Tabelle wurde in float16 angelegt, und der Kernel liest ihre Bytes als float32: Aus je zwei Einträgen wird eine falsche Zahl, und die halbe Tabelle liegt hinter ihrem Ende.",
  "fault.half-bytes.sign":
    "Der Zustand ist vom ersten Schritt an Unsinn. Der Verlust weicht sofort von dem in 32 Bit ab.",
  "fault.half-bytes.cure":
    "Den Datentyp der Tabelle dort angeben, wo sie entsteht, und dort prüfen, wo der Kernel gerufen wird.",

  "fault.half-bytes.source.0": "bitsandbytes PR #1521, behoben in 0.45.3",

  "fault.half-table.label": "auf halbe Genauigkeit gerundete Tabelle",
  "fault.half-table.layer": "Tabelle der Codes",
  "fault.half-table.what":
    "Der voreingestellte Datentyp neuer Tensoren war float16, also sind die Tabellen beider Momente in halber Genauigkeit.",
  "fault.half-table.sign":
    "In einem Lauf ist nichts zu sehen: Halbe Genauigkeit benennt die Werte eines Blocks auf ein Zweitausendstel genau, feiner als die Codes auseinanderliegen. Die kleinsten Werte verschieben sich am meisten.",
  "fault.half-table.cure": "Den Datentyp der Tabelle dort angeben, wo sie entsteht: float32.",

  "fault.half-table.source.0": "bitsandbytes PR #1521, behoben in 0.45.3",

  "fault.ties-up.label": "Gleichstände zur falschen Seite",
  "fault.ties-up.layer": "Kodierer",
  "fault.ties-up.what":
    "Ein Wert genau in der Mitte zwischen zwei Codes bekommt den oberen. Die Kernel der Bibliothek geben ihm den geraden, eine Suche über die Mittelpunkte den unteren.",
  "fault.ties-up.sign":
    "In einem Lauf ist nichts zu sehen. Nur Codes, die einzeln mit Referenzvektoren verglichen werden, weichen ab, und nur genau in der Mitte.",
  "fault.ties-up.cure":
    "Fürs Training ist nichts nötig; wer die Codes der Bibliothek nachbilden will, folgt ihrer Suche.",

  "fault.ties-up.source.0": "torchao, Stand 36027d82, gelesen",

  "fault.no-sign-guard.label": "kein Schutz des Vorzeichens",
  "fault.no-sign-guard.layer": "Kodierer",
  "fault.no-sign-guard.what":
    "Die Bibliothek verschiebt einen Code um eins, wenn sein Wert ein anderes Vorzeichen hat als das erste Moment, das gespeichert wird. Hier fehlt diese Zeile, also werden winzige negative Momente zu null.",
  "fault.no-sign-guard.sign":
    "In einem Lauf dieser Größe ist nichts zu sehen; neben der Null weichen die Codes von denen der Bibliothek ab.",
  "fault.no-sign-guard.cure":
    "Nach der Suche die Vorzeichen vergleichen, wie es die Kernel der Bibliothek tun.",

  "fault.no-sign-guard.source.0": "bitsandbytes, Stand 95f9af30, Kernel, gelesen",

  "fault.tensor-scale.label": "eine Skala je Tensor",
  "fault.tensor-scale.layer": "Blockgröße",
  "fault.tensor-scale.what":
    "Der Zustand wird mit einer Skala je Tensor statt mit einer je Block quantisiert, wie in den alten tensorweisen Optimierern der Bibliothek.",
  "fault.tensor-scale.sign":
    "Ein großer Wert macht die kleinen des ganzen Tensors grob: Mehr zweite Momente werden als null gespeichert, und ihre Gewichte springen weiter als die der Bahn mit Blöcken, die dieselben Tabellen hat. Der Verlust eines so kleinen Modells verbirgt es.",
  "fault.tensor-scale.cure":
    "Blöcke verwenden; die Bibliothek hat ihre tensorweisen Optimierer in 0.50.0 entfernt.",

  "fault.tensor-scale.source.0": "bitsandbytes PR #1871, entfernt in 0.50.0",

  "fault.shared-scale.label": "Skalen, die sich zwei Momente teilen",
  "fault.shared-scale.layer": "Index der Skala",
  "fault.shared-scale.what":
    "AdEMAMix speichert sein langsames Moment hinter dem schnellen und findet die Skala eines Blocks über seine Stelle in beiden. Ist die Größe kein Vielfaches des Blocks, teilen sich der letzte Block des einen und der erste des anderen eine Skala.",
  "fault.shared-scale.sign":
    "Höchstens ein Block jedes Tensors wird mit einer falschen Skala gelesen. Bei dieser Größe verrät es der Verlust nicht; Codes und Skalen weichen in diesem Block ab.",
  "fault.shared-scale.cure":
    "Die Blöcke jedes Moments für sich zählen oder Tensoren auf ganze Blöcke auffüllen.",

  "fault.shared-scale.source.0": "bitsandbytes, Stand 95f9af30, Kernel, gelesen",

  "fault.override-ignored.label": "die Ausnahme für die Einbettung wird übergangen",
  "fault.override-ignored.layer": "Konfiguration",
  "fault.override-ignored.what":
    "Das Programm verlangt 32-Bit-Zustand für die Einbettung. Die Verwaltung der Ausnahmen schreibt den Wunsch dorthin, wo der Optimierer nicht nachsieht, und die Einbettung bekommt 8-Bit-Zustand.",
  "fault.override-ignored.sign":
    "Weniger Bytes Zustand als erwartet, und keine Meldung. Zeilen seltener Wörter springen, wo ihr zweites Moment als null gespeichert ist; der Verlust eines so kleinen Modells verbirgt es.",
  "fault.override-ignored.cure":
    "Nach dem ersten Schritt die Bits jedes Tensors lesen; register_module_override hat funktioniert, override_config funktioniert seit 0.50.0.",

  "fault.override-ignored.source.1": "bitsandbytes PR #1869, behoben in 0.50.0",

  "fault.untied-output.label": "nicht gekoppelte Ausgabeschicht in 8 Bit",
  "fault.untied-output.layer": "Konfiguration",
  "fault.untied-output.what":
    "Das Trainingsprogramm lässt Schichten vom Typ Einbettung in 32 Bit. Auch die Ausgabeschicht hat eine Zeile für jedes Wort, aber einen anderen Typ, und bekommt 8-Bit-Zustand.",
  "fault.untied-output.sign":
    "Weniger Bytes Zustand als geplant. Bei dieser Größe verraten es weder Verlust noch Schritte bei jedem Startwert; größere Modelle wurden instabil.",
  "fault.untied-output.cure": "Auch die Ausgabeschicht als Ausnahme nennen.",

  "fault.threshold-twice.label": "Schwelle ein zweites Mal fest eingebaut",
  "fault.threshold-twice.layer": "Konfiguration",
  "fault.threshold-twice.what":
    "Die kleinste Größe für 8-Bit-Zustand ist einstellbar, aber die Funktion, die den Zustand anlegt, vergleicht mit einer eigenen 4096.",
  "fault.threshold-twice.sign":
    "Die Schwelle zu senken spart nichts: Schichten unter 4096 Werten behalten 32-Bit-Zustand. Der Verlust ist in Ordnung.",
  "fault.threshold-twice.cure":
    "Auf 0.43.2 oder neuer wechseln; im eigenen Code die Zahl an einer Stelle lesen.",

  "fault.threshold-twice.source.0": "bitsandbytes PR #1286, behoben in 0.43.2",

  "fault.silent-32.label": "Zustand stillschweigend in 32 Bit",
  "fault.silent-32.layer": "Zustand",
  "fault.silent-32.what":
    "Der Optimierer heißt 8-Bit, aber die Momente, mit denen er seine Schritte macht, bleiben in 32 Bit, und nichts wird gespart.",
  "fault.silent-32.sign":
    "Der Verlust gleicht dem in 32 Bit in jeder Stelle, und die Bytes ebenso. Zwei Bahnen, die bis aufs letzte Bit übereinstimmen, sind das Warnzeichen.",
  "fault.silent-32.cure": "Nach dem ersten Schritt die Bytes des Zustands zählen.",

  "fault.silent-32.source.1": "bitsandbytes #1261, optim_bits= bis 0.47.0 übergangen",

  "fault.old-blocks.label": "Blöcke von 2048 mit Blöcken von 256 gelesen",
  "fault.old-blocks.layer": "Checkpoint",
  "fault.old-blocks.what":
    "Der Zustand wurde mit einer Skala für je 2048 Werte gespeichert. Nach einem Versionswechsel erwartet der Kernel eine für je 256: Er nimmt die Skalen anderer Blöcke und liest hinter dem Ende der Liste, wo in dieser Klinik Nullen stehen.",
  "fault.old-blocks.sign":
    "Bis zur Fortsetzung ist alles in Ordnung. Dann sind die meisten Momente weg oder haben die falsche Größe, die Schritte sind zu lang, und der Verlust bleibt zurück.",
  "fault.old-blocks.cure":
    "Beim Laden jede alte Skala achtmal wiederholen, oder mit neuem Zustand und Aufwärmphase beginnen.",

  "fault.old-blocks.source.0":
    "bitsandbytes PR #1647: 0.44.0 hat die Blockgröße geändert, 0.46.0 lädt, ohne umzurechnen",

  "fault.moments-lost.label": "Momente bei der Fortsetzung verloren",
  "fault.moments-lost.layer": "Checkpoint",
  "fault.moments-lost.what":
    "Der Checkpoint enthält Gewichte und Schrittzähler, aber keine Momente. Sie beginnen mit Nullen, und die Bias-Korrektur hält sie für alt.",
  "fault.moments-lost.sign":
    "Bis zur Fortsetzung ist alles in Ordnung. Die nächsten Schritte sind etwa dreimal zu lang, weil sich das zweite Moment langsamer aufbaut als das erste.",
  "fault.moments-lost.cure":
    "Den Zustand des Optimierers speichern und einen Schritt nach der Fortsetzung mit dem vergleichen, der sonst gefolgt wäre.",

  "fault.moments-lost.source.0": "bitsandbytes #89, Zustand, der sich nicht speichern ließ",
  "fault.moments-lost.source.1": "AiDotNet #1238, Momente, die nicht gespeichert wurden",

  "fault.step-reset.label": "Schrittzähler bei der Fortsetzung zurückgesetzt",
  "fault.step-reset.layer": "Checkpoint",
  "fault.step-reset.what":
    "Der Checkpoint enthält Gewichte und Momente, aber der Schrittzähler beginnt von vorn. Die Bias-Korrektur korrigiert dann Momente, die keine brauchen.",
  "fault.step-reset.sign":
    "Bis zur Fortsetzung ist alles in Ordnung. Dann ändern sich die Schritte sofort: in diesem jungen Lauf etwas zu lang, in einem langen etwa ein Drittel ihrer Länge. Auch ein Zeitplan der Lernrate beginnt von vorn.",
  "fault.step-reset.cure":
    "Den Schrittzähler mit dem Zustand speichern und beim ersten Schritt nach der Fortsetzung protokollieren.",

  "fault.schedule-zero.label": "AdEMAMix mit Zeitplan der Länge null fortgesetzt",
  "fault.schedule-zero.layer": "Checkpoint",
  "fault.schedule-zero.what":
    "Ein Checkpoint ohne die Längen der beiden Zeitpläne bekommt dafür Nullen, und der Zeitplan teilt durch seine Länge.",
  "fault.schedule-zero.sign":
    "Bis zur Fortsetzung ist alles in Ordnung, dann ist der Verlust vom zweiten Schritt an keine Zahl mehr.",
  "fault.schedule-zero.cure":
    "Auf 0.49.2 oder neuer wechseln; eine Länge von null als keinen Zeitplan behandeln.",

  "fault.schedule-zero.source.1": "bitsandbytes PR #1861, behoben in 0.49.2",

  "fault.lion-decay-in-sign.label": "Lion mit dem Zerfall innerhalb des Vorzeichens",
  "fault.lion-decay-in-sign.layer": "Regel der Referenz",
  "fault.lion-decay-in-sign.what":
    "Die dritte Bahn ist Lion in 32 Bit und addiert den Gewichtszerfall zum Gradienten. Das Vorzeichen entscheidet dann zwischen Zerfall und Lernen, statt beide zu addieren.",
  "fault.lion-decay-in-sign.sign":
    "Der „8-Bit“-Optimierer weicht von dem in 32 Bit viel weiter ab, als Runden es erklärt. Hier stimmt eine gesunde 32-Bit-Bahn mit der in 8 Bit überein, also liegt der Fehler in der Referenz.",
  "fault.lion-decay-in-sign.cure":
    "Auf 0.50.0 oder neuer wechseln; die Referenz mit einem einzelnen Schritt von Hand prüfen.",

  "fault.lion-decay-in-sign.source.1": "bitsandbytes PR #1993, behoben in 0.50.0",

  "fault.no-decay.label": "Gewichtszerfall 0 gegen 0,01",
  "fault.no-decay.layer": "Konfiguration",
  "fault.no-decay.what":
    "Das Programm wechselt von AdamW zu einer 8-Bit-Klasse, deren Zerfall auf 0 voreingestellt ist, und sagt nicht, was es will.",
  "fault.no-decay.sign":
    "In einem so kurzen Lauf ist nichts zu sehen: Bei einem Zerfall von 0,01 und dieser Lernrate verliert ein Gewicht in hundert Schritten ein Hundertstel seiner selbst. In langen Läufen ist das Ergebnis gleichbleibend schlechter.",
  "fault.no-decay.cure": "In beiden Läufen jeden Hyperparameter hinschreiben und ausgeben.",

  "fault.bf16-weights.label": "bf16-Gewichte verlieren ihre Änderungen",
  "fault.bf16-weights.layer": "Gewichte",
  "fault.bf16-weights.what":
    "Die Gewichte sind in allen Bahnen bf16. Die gesunden Bahnen runden sie zufällig auf oder ab; hier gehen sie zum nächsten Wert, also geht eine Änderung unter einer halben Einheit der letzten Stelle jedes Mal verloren.",
  "fault.bf16-weights.sign":
    "Das Training kommt nicht voran, obwohl Gradienten und Momente in Ordnung sind, und 32-Bit-Zustand hilft nicht: Dem 8-Bit-Zustand wird angelastet, was die Gewichte verlieren.",
  "fault.bf16-weights.cure": "Zufällig runden oder eine float32-Kopie der Gewichte behalten.",

  "fault.transposed-gradient.label": "Gradienten in anderer Reihenfolge als die Gewichte",
  "fault.transposed-gradient.layer": "Aufruf des Kernels",
  "fault.transposed-gradient.what":
    "Der Gradient ist eine transponierte Ansicht. Der Kernel nimmt seinen Speicher, wie er liegt, also bekommt jedes Gewicht den Gradienten eines anderen.",
  "fault.transposed-gradient.sign":
    "Der Verlust steigt, bei Schritten von gewöhnlicher Länge. Eine andere Genauigkeit des Zustands ändert nichts.",
  "fault.transposed-gradient.source.0": "bitsandbytes #1187, behoben in 0.43.2",
  "fault.transposed-gradient.cure":
    "Gradienten zusammenhängend machen, bevor der Kernel gerufen wird, oder andere ablehnen.",
};

/** The names of the faults alone, for figures that say nothing else of them. */
export const germanFaultLabels: WordList = Object.fromEntries(
  Object.entries(germanFaults).filter(([key]) => /^fault\..+\.label$/.test(key)),
);
