import type { laneFaultMessages } from "@/lib/faults/laneFaultMessages";
import type { Messages } from "@/lib/i18n/message";
import type { messages } from "./messages";

/** The keys of the reasons why a line of lanes cannot be read. */
type LineKey =
  | Extract<keyof typeof messages, "lab.line" | `lab.line.${string}`>
  | keyof typeof laneFaultMessages;

/** Why a line of lanes cannot be read, in German. */
export const germanLine: Messages<LineKey> = {
  "lab.line":
    "Die Bahnen in diesem Link konnten nicht gelesen werden: {why}. Stattdessen laufen die beiden üblichen Bahnen.",
  "lab.line.count": {
    one: "Es ist eine Bahn; 2 bis {most} können nebeneinander laufen",
    other: "Es sind {count} Bahnen; 2 bis {most} können nebeneinander laufen",
  },
  "lab.line.rule": "Eine Regel „{rule}“ gibt es nicht",
  "lab.line.bits": "Zustand hat 32, 8 oder 4 Bit, nicht „{bits}“",
  "lab.line.momentBits":
    "Zustand hat 32, 8 oder 4 Bit, oder 8 und 32 je nach Moment ({example}), nicht „{bits}“",
  "lab.line.whole4": "4-Bit-Zustand braucht eine Blockgröße",
  "lab.line.wholeMoments": "Bits je Moment brauchen eine Blockgröße",
  "lab.line.smallBlock": "Blöcke von {size} brauchen 8 Bit für alle Momente",
  "lab.line.map4": "Die Tabelle {map} hat keine Form mit 4 Bit",
  "lab.line.blockSize": "Die Blockgröße ist eine von {sizes}, nicht {value}",
  "lab.line.threshold": "Eine Schwelle ist eine ganze Zahl, nicht {value}",
  "lab.line.noNumber": "Die Regel {rule} hat kein {name}",
  "lab.line.range": "Zwischen 0 und {max} liegt {what}, nicht bei {value}",
  "lab.line.unknown": "„{entry}“ ist keine Einstellung einer Bahn",
  "laneFault.unknown": "Einen Fehler „{fault}“ gibt es nicht",
  "laneFault.bits": "Ein Fehler braucht 8-Bit-Zustand, nicht {bits}",
  "laneFault.ownMap": "Ein Fehler braucht eine Tabelle der Liste, keine gezeichnete",
  "laneFault.rule": "Der Fehler {fault} braucht die Regel {own}, nicht {rule}",
  "laneFault.matrices": "Zur Regel {rule} passt kein Fehler",
  "laneFault.bits.all": "{bits}-Bit",
  "laneFault.bits.moment": "{bits}-Bit-{moment}",
};
