import type { Messages } from "@/lib/i18n/message";
import type { WordList } from "@/lib/i18n/words";
import type { ownMessages } from "@/lib/records/messages";

const sentences: Messages<keyof typeof ownMessages> = {
  "records.quoted": "„{text}“",
  "records.missing": "nicht angegeben",
  "records.object": "ein Objekt",
  "records.run": "Der Lauf konnte nicht gelesen werden: {why}.",
  "records.run.none": "Es gibt keine Konfiguration",
  "records.run.task": "Als Aufgabe steht dort {value}",
  "records.run.options": "Die Einstellungen der Aufgabe fehlen",
  "records.run.ownData": "Seine eigenen Daten passen nicht zu dieser Aufgabe",
  "records.run.width": "Die Breite ist {value}",
  "records.run.batch": "Die Zahl der Beispiele je Schritt ist {value}",
  "records.run.seed": "Der Startwert ist {value}",
  "records.run.steps": "Die Zahl der Schritte ist {value}",
  "records.run.rate": "Die Lernrate ist {value}",
  "records.run.lanes": "Ein Lauf hat 1 bis {most} Bahnen",
  "records.run.lane": "Eine Bahn ist nicht beschrieben",
  "records.run.rule": "Als Regel steht dort {value}",
  "records.run.moments": "Der Zustand hat 8 oder 32 Bit für jedes Moment von {rule}: {moments}",
  "records.run.bits": "Der Zustand hat 32, 8 oder 4 Bit; dort steht {value}",
  "records.run.map": "Als Tabelle steht dort {value}",
  "records.run.block": "Die Blockgröße ist {value}",
  "records.run.momentBlock": "Bits je Moment brauchen eine Blockgröße",
  "records.run.threshold": "Die Schwelle ist {value}",
  "records.run.kept": "Die Schichten, die in 32 Bit bleiben, sind keine Liste von Namen",
  "records.run.numbers": "Eine Bahn hat keine Liste von Zahlen",
  "records.run.range": "Eine Zahl einer Bahn ist zu groß oder zu klein",
  "records.run.mapValues": "Die Werte einer Tabelle sind keine aufsteigenden Zahlen",
  "records.record": "Die Aufzeichnung konnte nicht gelesen werden: {why}.",
  "records.record.text": "Ihr Text ist beschädigt",
  "records.record.none": "Es ist keine Aufzeichnung darin",
  "records.record.later":
    "Eine spätere Fassung dieser Seite hat sie geschrieben ({version}; diese Seite liest {known})",
  "records.record.version": "Ihre Version fehlt",
  "records.record.engine": "Das Rechenwerk fehlt",
  "records.record.losses": "Die Verluste sind beschädigt",
  "records.record.results": "Die Ergebnisse sind beschädigt",
  "records.record.hashes": "Die Prüfsummen der Zustände sind beschädigt",
  "records.record.bytes": "Die Größen der Zustände sind beschädigt",
  "records.record.rates": "Die Änderungen der Lernrate sind beschädigt",
  "records.record.date": "Das Datum ist beschädigt",
  "records.file.damaged": "Die Datei ist beschädigt oder abgeschnitten: Sie ist kein JSON.",
  "records.file.other":
    "Das ist keine Datei des Prüfstands: In ihrem ersten Feld steht nicht, dass sie eine ist.",
  "records.file.later":
    "Die Datei hat eine spätere Fassung dieser Seite geschrieben ({version}); diese Seite liest {known}.",
  "records.file.version": "Die Version der Datei fehlt.",

  "records.line.mark": "Zeile {line} stammt nicht aus einem Lauf einer Klasse.",
  "records.line.settings": "Zeile {line} gehört zu einem Lauf mit anderen Einstellungen.",
  "records.line.seed": "Zeile {line} hat keinen Startwert.",
  "records.line.engine": "Zeile {line} sagt nicht, wo trainiert wurde.",
  "records.line.cut":
    "Zeile {line} hat {results} Ergebnisse; trainiert wurden {lanes} Bahnen, also ist sie abgeschnitten.",
  "records.line.number": "Zeile {line} hat ein Ergebnis, das keine Zahl ist.",
  "records.line.link": "Zeile {line} ist ein Link, dessen Aufzeichnung beschädigt oder abgeschnitten ist.",
  "records.line.stopped": "Zeile {line} ist die Aufzeichnung eines abgebrochenen Laufs.",
  "records.line.repeats": "Zeile {line} wiederholt das Ergebnis von Startwert {seed}, das einmal zählt.",
  "records.line.another": "Zeile {line} hat ein anderes Ergebnis für Startwert {seed}: Das erste zählt.",

  "records.on": "an",
  "records.off": "aus",
  "records.setting.task": "Aufgabe",
  "records.setting.data": "Daten",
  "records.setting.own": "eigene",
  "records.setting.width": "Breite",
  "records.setting.batch": "Beispiele je Schritt",
  "records.setting.rate": "Lernrate",
  "records.setting.steps": "Schritte",
  "records.setting.seed": "Startwert",
  "records.lane.drawn": "gezeichnete Tabelle",
  "records.lane.tensor": "ein Block je Tensor",
  "records.lane.blocks": "Blöcke von {size}",
  "records.lane.threshold": "ab {size} Werten",
  "records.lane.kept": "{layers} in 32 Bit",
  "records.lane.fault": "Fehler „{name}“",

  "records.verdict.incomplete":
    "Der Lauf endete nach {done} der {steps} aufgezeichneten Schritte und lässt sich daher nicht vergleichen.",
  "records.verdict.losses": "Bis aufs letzte Bit wiederholt: Alle aufgezeichneten Verluste sind gleich.",
  "records.verdict.all":
    "Bis aufs letzte Bit wiederholt: Alle aufgezeichneten Verluste sind gleich, und ebenso am Ende die Zustände der Optimierer.",
  "records.verdict.close":
    "Innerhalb der Toleranz ({percent} % des Verlusts am Ende) wiederholt, aber nicht bis aufs letzte Bit. {where}{place}",
  "records.verdict.different":
    "Nicht wiederholt: Der Verlust von {lanes} liegt weiter von der Aufzeichnung entfernt als die Toleranz von {percent} %. {where}{place}",
  "records.verdict.states":
    "Alle aufgezeichneten Verluste sind gleich, aber nicht die Zustände der Optimierer am Ende.",
  "records.verdict.from": "Die Verluste weichen ab Schritt {step} voneinander ab.",
  "records.verdict.fromAfter":
    "Die Verluste weichen ab Schritt {step} voneinander ab (gleich bei Schritt {before}, dem aufgezeichneten Schritt davor).",
  "records.verdict.place": " Die Aufzeichnung entstand auf {earlier}, dieser Lauf auf {now}.",

  "records.sweep.refused": "„{value}“ ist nicht möglich. Erlaubt: {what}.",
  "records.sweep.blockSize": "eine Blockgröße ab 1 oder das Wort tensor",
  "records.sweep.oneOf": "{names}",
  "records.sweep.bits": "32, 8 oder 4",
  "records.sweep.epsilon": "eine Zahl von 0 bis 1",
  "records.sweep.whole": "eine ganze Zahl ab 0",
  "records.sweep.factor": "ein Faktor von 1/1024 bis 1024",
  "records.sweep.moments": "Ein Zustand mit Bits je Moment braucht eine Blockgröße.",
  "records.sweep.fourBits": "Ein 4-Bit-Zustand braucht eine Blockgröße.",
  "records.sweep.noEpsilon": "Die Regel {rule} hat kein ε.",
  "records.sweep.choose": "Wählen Sie, was die Reihe ändert.",
  "records.sweep.write": "Schreiben Sie die Werte, durch Kommas getrennt, etwa {example}.",
  "records.sweep.many": "Das sind {runs} Läufe; eine Reihe hat höchstens {most}.",
  "records.sweep.seeds": "{seeds} Startwerte",

  "records.command": "Die Befehlszeile kann diesen Lauf nicht trainieren: {why}.",
  "records.command.lanes":
    "Sie trainiert zwei Bahnen, die erste mit 32-Bit-Zustand und die zweite mit 8-Bit- oder 4-Bit-Zustand",
  "records.command.rule": "Ihre beiden Bahnen haben dieselbe Regel mit denselben Zahlen",
  "records.command.faults":
    "Ihre Fehler sind die der Klinik, und mit ihnen trainiert sie das Modell von Kapitel 9 (--fault)",
  "records.command.map": "Sie nimmt keine selbst gemachten Tabellen",
  "records.command.numbers": "Sie hat keine Option für {names}",
  "records.command.file": "An der Stelle von FILE steht eine Datei mit den eigenen Daten.",

  "records.state.missing": "Die Datei hat keinen Zustand des Parameters „{name}“.",
  "records.state.shape":
    "Der Zustand von „{name}“ hat in der Datei die Form {found}, im Modell die Form {wanted}.",
  "records.state.stored":
    "Zustände wurden neu gespeichert, wie diese Bahn sie speichert: Jeder Wert kann zum nächsten Code rücken.",
  "records.state.steps":
    "Die Parameter der Datei haben verschieden viele Schritte hinter sich: Die größte Zahl zählt.",
  "records.state.fault": "Der Zustand einer Bahn mit Fehler lässt sich nicht austauschen.",
  "records.state.drawn": "Der Zustand einer gezeichneten Tabelle lässt sich nicht austauschen.",
  "records.state.fourBits": "Die Bibliothek hat keinen Optimierer mit 4-Bit-Zustand.",
  "records.state.moments": "Die Bibliothek speichert alle Momente eines Optimierers in gleich vielen Bits.",
};

/** Names from lists in English. */
const names: WordList = {
  "records.sweep.option.block": "Blockgröße",
  "records.sweep.option.map": "Tabelle",
  "records.sweep.option.bits": "Bits",
  "records.sweep.option.epsilon": "ε der Bahnen",
  "records.sweep.option.threshold": "Codes ab … Werten",
  "records.sweep.option.rule": "Regel aller Bahnen",
  "records.sweep.option.rate": "Lernrate, × üblich",
  "records.sweep.option.width": "Breite",
  "records.sweep.option.seed": "nur Startwerte",
};

/** The sentences of records in German. */
export const germanRecords: WordList = { ...sentences, ...names };
