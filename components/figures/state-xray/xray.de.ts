import type { Messages } from "@/lib/i18n/message";
import type { WordList } from "@/lib/i18n/words";
import type { XrayKey } from "@/lib/xray/messages";

/** The sentences of an X-ray in German. */
export const germanXray: Messages<XrayKey> & WordList = {
  "xray.names": { one: "{count} weiterer Parameter", other: "{count} weitere" },
  "xray.quoted": "„{name}“",
  "xray.percentLess": "weniger als {share}",
  "xray.percentMore": "mehr als {share}",
  "xray.map036":
    "Die zweiten Momente von {which} haben die vorzeichenlose Tabelle von bitsandbytes 0.36.0 bis 0.41.0: 524 Einträge, von denen ein Byte die untersten 256 benennt. Der größte Wert jedes Blocks wird als {share} seiner selbst zurückgelesen, also werden die Schritte zu lang. Auf 0.41.1 oder neuer wechseln und den Zustand neu beginnen.",
  "xray.halfBytes":
    "Die Tabellen von {which} sind halbe Genauigkeit, die als float32 gelesen wurde: Aus zwei Einträgen wurde eine falsche Zahl, und die halbe Tabelle fehlt.",
  "xray.halfTable":
    "Die Tabellen von {which} sind in halber Genauigkeit, die ihre kleinsten Werte nicht fassen kann. Sie haben den voreingestellten Datentyp des Programms (bitsandbytes vor 0.45.3); die Kernel lesen float32.",
  "xray.tableNotFinite": "Die Tabellen von {which} enthalten Werte, die nicht endlich sind.",
  "xray.linearMap":
    "Mit der linearen Tabelle gespeichert: {which}. Sie hat keine kleinen Werte: Ein zweites Moment unter einem Fünfhundertstel des größten in seinem Block wird zu null. Die Methode des Artikels hat die dynamische Tabelle.",
  "xray.unsignedFirst":
    "Die ersten Momente von {which} haben eine Tabelle ohne negative Werte, ihre Vorzeichen sind also verloren.",
  "xray.otherTable": "Die Tabelle von {which} ist keine, die hier bekannt ist.",
  "xray.gathered":
    "Eine Skala für jeden Wert: {which}. Der Zustand wurde über mehrere GPUs eingesammelt, als wären seine Skalen ein Teil des Parameters (bitsandbytes vor 0.49.2 mit FSDP); er kann nicht geladen werden.",
  "xray.oneScale":
    "Eine Skala für den ganzen Tensor: {which}. Ein großer Wert bestimmt dann die Skala aller anderen; Blöcke sind der Kern der Methode.",
  "xray.sharedScale":
    "Die zwei ersten Momente von {which} liegen in einem Tensor und teilen sich die Skala des Blocks, in dem sie aneinanderstoßen.",
  "xray.lastBlock":
    "Der letzte Block von {which} ist nicht voll und hat keine Skala: Die Zahl der Blöcke wurde abgerundet.",
  "xray.noFit": "Die Zahl der Skalen von {which} passt zu keiner Blockgröße.",
  "xray.noScales":
    "Die Codes von {which} haben in der Datei keine Skalen, also lassen sie sich nicht zurücklesen.",
  "xray.oldBlocks":
    "Blöcke von 2048, wie bitsandbytes sie vor 0.44 machte: {which}. Spätere Versionen lesen solchen Zustand mit Blöcken von 256, also mit den Skalen anderer Blöcke. Den Zustand vor der Fortsetzung umrechnen.",
  "xray.tooLarge":
    "2³¹ Werte oder mehr, die die Kernel der Bibliothek nicht zählen können (bitsandbytes, Meldung 1785, offen): {which}.",
  "xray.zeroSecond":
    "In {which} ist das zweite Moment als null gespeichert für {share} der Werte, deren erstes Moment es nicht ist. Im Nenner ihres nächsten Schritts bleibt nur Epsilon{epsilon}.",
  "xray.hereEpsilon": ", hier {epsilon}",
  "xray.notFinite":
    "Werte, die nicht endlich sind (NaN oder unendlich): {which}. Von diesem Zustand aus kann das Training nicht weitergehen; sehen Sie sich die Schritte davor an.",
  "xray.negative":
    "Negative zweite Momente, die doch Summen von Quadraten sind: {which}. Der Zustand ist beschädigt.",
  "xray.dwarfed": {
    one: "In {count} Block von {which} überragt ein Wert die anderen: Fast alle sind kleiner als ein Tausendstel davon (ein Millionstel bei zweiten Momenten) und behalten wenige Codes oder keinen.",
    other:
      "In {count} Blöcken von {which} überragt ein Wert die anderen: Fast alle sind kleiner als ein Tausendstel davon (ein Millionstel bei zweiten Momenten) und behalten wenige Codes oder keinen.",
  },
  "xray.cpuZero":
    "Nie der Code der Null, aber oft die nächsten: {which}. Die Suche in der Tabelle auf der CPU von bitsandbytes speichert eine genaue Null als {zero} des größten Werts im Block.",
  "xray.embedding8":
    "{which}, dem Namen nach eine Einbettung, hat 8-Bit-Zustand. Der Artikel lässt Einbettungen in 32 Bit. Sollte eine Ausnahme dafür sorgen, so hatte sie keine Wirkung (override_config vor bitsandbytes 0.50).",
  "xray.output8":
    "Die Einbettung hat 32-Bit-Zustand, aber {which}, die Ausgabeschicht, hat Codes. Regeln für Einbettungen erreichen keine Ausgabeschicht mit eigenen Gewichten.",
  "xray.silent32":
    "Kein Parameter hat 8-Bit-Zustand, obwohl diese {least} Werte oder mehr haben: {which}. Sollte es ein 8-Bit-Optimierer sein, so ist er nicht in Gebrauch.",
  "xray.beside32":
    "32-Bit-Zustand neben anderem in 8 Bit, obwohl die Größe es nicht verlangt: {which}. Eine Ausnahme, oder Zustand, der nicht umgerechnet wurde.",
  "xray.threshold":
    "Die kleinste Größe für 8-Bit-Zustand war auf {asked} gesetzt, aber {which} haben bei dieser Größe oder mehr 32-Bit-Zustand: Die Einstellung hatte keine Wirkung (bitsandbytes vor 0.43.2).",
  "xray.moments16":
    "Die Momente von {which} sind in 16 Bit, wie es mit Gewichten in 16 Bit geschieht. Mit β₂ = 0,999 ändert sich ein zweites Moment je Schritt um ein Tausendstel, was bfloat16 wegrundet, und kleine Änderungen der Gewichte ebenso.",
  "xray.littleSaved":
    "Der Zustand braucht {share} seiner Bytes in 32 Bit; ein Viertel wäre üblich. Das meiste andere ist {which}.",
  "xray.momentsZero":
    "Alle Momente von {which} sind null, aber der Schrittzähler steht auf {step}: Die Momente sind verloren. Die Bias-Korrektur richtet sich nach dem Zähler und wird die neuen nicht korrigieren.",
  "xray.singleStep":
    "In {which} ist m² / r für {share} der Werte das eines einzigen Schritts von null aus, aber der Schrittzähler steht auf {step}: Die Momente gingen bei einer Fortsetzung verloren und haben neu begonnen.",
  "xray.older":
    "Der Schrittzähler von {which} steht auf {step}, aber die Momente sind älter: m² / r ist mehr als {times}-mal kleiner, als unabhängige Gradienten es bis dahin machen. Der Zähler wurde zurückgesetzt, also wirkt die Bias-Korrektur auf Momente, die keine mehr brauchen.",
  "xray.lagging":
    "Die Schrittzähler stimmen nicht überein: Sie gehen von {least} bis {most}, und {which} bleiben zurück. Ein Zähler wurde zurückgesetzt, oder diese bekamen eine Zeit lang keinen Gradienten.",
  "xray.scheduleZero":
    "Der Zeitplan von AdEMAMix hat in den Einstellungen die Länge 0, durch die der erste Schritt nach der Fortsetzung teilt: {which} werden zu NaN (bitsandbytes vor 0.49.2).",
  "xray.alphaZero": "Die langsamen Momente von {which} haben kein Gewicht: alpha ist in den Einstellungen 0.",
  "xray.noAlpha":
    "Die Gruppen von Parametern haben kein „alpha“, also ist die Datei aus der Zeit vor bitsandbytes 0.44. Die Versionen 0.44 und 0.45 scheitern beim Laden, und ihre Blöcke werden nicht umgerechnet.",
  "xray.noDecay":
    "Der Gewichtszerfall ist in allen Gruppen 0. In AdamW ist er auf 0,01 voreingestellt; ein Vergleich zweier Optimierer braucht denselben.",
  "xray.numbered":
    "Die Datei nummeriert ihre Parameter und nennt keine Namen, also ist nicht zu sehen, welcher davon eine Einbettung ist.",
  "xray.summary": {
    one: "Zustand von {count} Parameter mit {values} Werten: {shares}. Er braucht {bytes}{saved}.",
    other: "Zustand von {count} Parametern mit {values} Werten: {shares}. Er braucht {bytes}{saved}.",
  },
  "xray.inBits": "{count} in {bits} Bit",
  "xray.saved": "; in 32 Bit wären es {bytes}",
  "xray.wholeTensor": "der ganze Tensor",
  "xray.eachValue": "eine je Wert",
  "xray.lastMissing": "{size}, die letzte fehlt",
  "xray.fitsNone": "passt zu keiner",
  "xray.noMap": "nicht in der Datei",
  "xray.map.dynamic, signed": "dynamisch, mit Vorzeichen",
  "xray.map.dynamic, unsigned": "dynamisch, ohne Vorzeichen",
  "xray.map.dynamic above zero, signed": "dynamisch über null, mit Vorzeichen",
  "xray.map.dynamic above zero, unsigned": "dynamisch über null, ohne Vorzeichen",
  "xray.map.geometric above zero, signed": "geometrisch über null, mit Vorzeichen",
  "xray.map.geometric above zero, unsigned": "geometrisch über null, ohne Vorzeichen",
  "xray.map.linear, signed": "linear, mit Vorzeichen",
  "xray.map.linear, unsigned": "linear, ohne Vorzeichen",
  "xray.map.linear above zero, signed": "linear über null, mit Vorzeichen",
  "xray.map.linear above zero, unsigned": "linear über null, ohne Vorzeichen",
  "xray.map.linear without zero, signed": "linear ohne null, mit Vorzeichen",
  "xray.map.linear without zero, unsigned": "linear ohne null, ohne Vorzeichen",
  "xray.map.unsigned, of 0.36 to 0.41": "vorzeichenlos, von 0.36 bis 0.41",
  "xray.map.not finite": "nicht endlich",
  "xray.map.other": "andere",
  "xray.reason.lowered": "weniger als {least} Werte: die Schwelle (min_8bit_size) wurde gesenkt",
  "xray.reason.enough": "{least} Werte oder mehr",
  "xray.reason.sixteen": "die Momente haben den Datentyp der Gewichte",
  "xray.reason.noCodes": "kein Parameter der Datei hat Codes",
  "xray.reason.small": "weniger als {least} Werte",
  "xray.reason.output": "dem Namen nach eine Ausgabeschicht: eine Ausnahme",
  "xray.reason.embedding": "dem Namen nach eine Einbettung: eine Ausnahme oder eine stabile Einbettung",
  "xray.reason.other":
    "nicht die Größe, die {least} oder mehr ist: eine Ausnahme, oder Zustand, der nicht umgerechnet wurde",
};
