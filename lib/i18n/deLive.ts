import type { FailureKey } from "./enFailure";
import type { LiveKey } from "./enLive";
import type { Messages } from "./message";
import type { WordList } from "./words";

/** Failures, and why there is no usable GPU, in German. */
export const germanFailures: Messages<FailureKey> = {
  "device.insecure":
    "Browser bieten WebGPU nur sicheren Seiten (https) an. Diese Seite ist keine, oder die Seite um sie herum ist keine.",
  "device.noWebGpu": "Dieser Browser hat kein WebGPU.",
  "device.noAdapter": "Dieser Browser hat WebGPU, hat aber keine GPU gefunden, die er verwenden kann.",
  "device.tooSmall":
    "Hierfür sind {least} Byte in einem GPU-Puffer nötig, und die GPU ({name}) erlaubt {offered}.",
  "device.refused": "Die GPU ({name}) ließ sich nicht öffnen.",
  "device.lost": "Die GPU ({name}) ist verloren gegangen.",
  "device.lostWhy": "Die GPU ({name}) ist verloren gegangen: {why}",
  "device.failedCheck":
    "Die GPU hat die Prüfung der Seite /de/verify/ nicht bestanden, darum rechnet die CPU. Auf jener Seite lässt sich das rückgängig machen.",
  "device.software": "Dieser Browser bietet nur eine GPU in Software an, und die ist langsamer.",

  "failure.unexpected":
    "Etwas ist fehlgeschlagen, womit die Seite nicht gerechnet hat. Laden Sie die Seite neu; wenn es wieder fehlschlägt, stehen die Einzelheiten in der Konsole.",
  "failure.stopped": "{worker} hat angehalten: {why}",
  "failure.notStarted": "{worker} ist nicht gestartet: {why}",
  "failure.noScript": "Sein Skript konnte nicht geladen werden.",
  "failure.unreadable": "Eine Nachricht konnte nicht gelesen werden.",
  "failure.runError": "Der Lauf hat mit einem Fehler angehalten: {why}",
  "failure.runsStopped": "Die Läufe haben angehalten: {why}",
  "failure.cpuAsked": "Die CPU war gewünscht.",
  "failure.gpuReports": "Die GPU meldet: {message}",
  "failure.gpuFull": "Diese GPU hat zu wenig Speicher.",
  "failure.gpuFailed": "Die GPU hat versagt: {why}",
  "failure.gpuTaken":
    "Eine andere Abbildung dieser Seite brauchte die GPU, darum wurde die Messung abgebrochen.",
  "failure.softwareHere": "WebGPU läuft hier auf der CPU ({name}), und das ist langsamer.",
  "failure.emptyPicture": "Das Bild ist leer.",
  "failure.answered": "{path} wurde mit dem Status {status} beantwortet.",

  "worker.trains": "Der Worker, der trainiert,",
  "worker.computes": "Der Worker, der dieses Bild berechnet,",
  "worker.reads": "Der Worker, der die Datei liest,",
  "worker.timesGpu": "Der Worker, der die Zeiten der GPU misst,",
  "worker.timesSteps": "Der Worker, der die Zeiten von Trainingsschritten misst,",
  "worker.trainsWhatFits": "Der Worker, der trainiert, was hineinpasst,",
  "worker.findsBudget": "Der Worker, der ein Budget sucht,",
  "worker.checks": "Der Worker, der die GPU prüft,",
};

/** The messages of runs in German, with names that lists have in English. */
export const germanLive: Messages<LiveKey> & WordList = {
  "live.engine.none": "noch kein Rechenwerk",
  "live.engine.webgpu": "WebGPU · {device}",
  "live.engine.cpu": "CPU, in JavaScript",
  "live.again.ready": "{why} Der Lauf ist wieder bereit auf: {device}.",
  "live.again.from": "{why} Derselbe Lauf geht ab Schritt {step} weiter auf: {device}.",
  "live.again.start": "{why} Derselbe Lauf wird von Anfang an wiederholt auf: {device}.",
  "live.again.goesOn": "{why} Derselbe Lauf geht ab Schritt {step} weiter auf: {device}.",
  "live.allDone": "Alle {steps} Schritte sind getan.",
  "live.learningRates": { one: "{size} Lernrate", other: "{size} Lernraten" },
  "live.after": { one: "Nach {count} Schritt", other: "Nach {count} Schritten" },
  "live.afterRecorded": {
    one: "Ein aufgezeichneter Lauf ({device}): nach {count} Schritt",
    other: "Ein aufgezeichneter Lauf ({device}): nach {count} Schritten",
  },

  "live.stop.at": "bei Schritt {step}",
  "live.stop.atOrBefore": "bei Schritt {step} oder früher",
  "live.stop.laneLost": "Die Bahn {lane} hat {when} den Zahlenbereich verlassen.",
  "live.stop.lanesLost": {
    one: "Die Bahn {lanes} hat {when} den Zahlenbereich verlassen; {others}. {advice}",
    other: "Die Bahnen {lanes} haben {when} den Zahlenbereich verlassen; {others}. {advice}",
  },
  "live.stop.andThe": "{first} und {next}",
  "live.stop.oneGoesOn": "die Bahn {lane} läuft weiter",
  "live.stop.othersGoOn": "die anderen laufen weiter",
  "live.stop.runLost": "Der Lauf hat {when} den Zahlenbereich verlassen. {advice}",
  "live.stop.bothLost": "Beide Bahnen haben {when} den Zahlenbereich verlassen. {advice}",
  "live.stop.bothLostLast": "Beide Bahnen haben den Zahlenbereich verlassen, die letzte {when}. {advice}",
  "live.stop.allLost": "Alle Bahnen haben {when} den Zahlenbereich verlassen. {advice}",
  "live.stop.allLostLast": "Alle Bahnen haben den Zahlenbereich verlassen, die letzte {when}. {advice}",
  "live.stop.slower": "Versuchen Sie eine kleinere Lernrate.",
  "live.stop.slowerOrFiner":
    "Versuchen Sie eine kleinere Lernrate, kleinere Blöcke oder die dynamische Tabelle.",
  "live.stop.flatOne":
    "Der Verlust der Bahn {lane} fällt nicht mehr: In den letzten {steps} Schritten ist er nicht um mehr als {percent} % gefallen.",
  "live.stop.flatBoth":
    "Beide Verluste fallen nicht mehr: In den letzten {steps} Schritten ist keiner um mehr als {percent} % gefallen.",
  "live.stop.flatTwo":
    "Kein Verlust fällt mehr: In den letzten {steps} Schritten ist keiner der beiden um mehr als {percent} % gefallen.",
  "live.stop.flatAll":
    "Kein Verlust fällt mehr: In den letzten {steps} Schritten ist keiner um mehr als {percent} % gefallen.",

  "live.estimate.tooLarge":
    "Dieser Lauf braucht {needed} in einem Puffer, und das Gerät erlaubt {room}. Wählen Sie ein kleineres Modell oder kleinere Batches.",
  "live.estimate.noTime":
    "Etwa {total} Speicher, davon {states} Zustand des Optimierers; die Zeit ist nach den ersten Schritten bekannt.",
  "live.estimate.time":
    "Etwa {total} Speicher, davon {states} Zustand des Optimierers; etwa {time} für {steps} Schritte.",
  "live.estimate.atMost":
    "Etwa {total} Speicher, davon {states} Zustand des Optimierers; höchstens etwa {time} für {steps} Schritte.",

  "live.lane.bits": "{bits}-Bit",
  "live.lane.momentBits": "{bits}-Bit-{moment}",
  "live.lane.ownTable": "eigene Tabelle",
  "live.lane.wholeTensor": "ein Block je Tensor",
  "live.lane.blocks": "Blöcke zu {size}",
  "live.lane.from": "ab {size} Werten",
  "live.lane.kept": "{names} in 32 Bit",
  "live.lane.fault": "Fehler „{name}“",
  "live.lane.hyper": "{name} {value}",
  "live.lane.again": "{lane} ({number})",
  "live.hyper.learningRate": "Lernrate",
  "live.hyper.weightDecay": "Weight Decay",
  "live.map.dynamic": "dynamisch",
  "live.map.dynamic-above-zero": "ohne null",
  "live.map.linear-without-zero": "linear ohne null",
  "live.map.linear-above-zero": "linear über null",
  "live.map.geometric-above-zero": "geometrisch über null",
  "live.map.fp8-e4m3-e5m2": "FP8 E4M3 und E5M2",
  "live.map.companded": "kompandiert",
  "live.map.quantile": "Quantile",

  "live.curves.sentence": "Verluste über den Schritten. Zuletzt: {reading}.",
  "live.curves.empty": "Die Verluste erscheinen mit dem ersten Schritt.",
  "live.curves.cursor": "Schritt",
  "live.curves.steps": "Schritt",
  "live.curves.rate": "Rate {rate}",
  "live.curves.loss": "Trainingsverlust, logarithmisch",
  "live.curves.lossCut": "Trainingsverlust, logarithmisch; verlorene Bahnen abgeschnitten",
  "live.curves.lossMean": "Trainingsverlust, logarithmisch; fett: Mittel über {steps} Schritte",
  "live.curves.lossCutMean":
    "Trainingsverlust, logarithmisch; verlorene Bahnen abgeschnitten; fett: Mittel über {steps} Schritte",
  "live.curves.gap": "relativer Abstand der Verluste",
  "live.curves.gapLine": "Abstand",
  "live.curves.gapTo": "relativer Abstand zu {lane}",
  "live.curves.cosine": "Kosinus der beiden Updates",
  "live.curves.cosineLine": "Kosinus",
  "live.curves.cosineTo": "Kosinus zwischen den eigenen Updates und denen von {lane}",
  "live.curves.moves": "größte Bewegung eines Gewichts in einem Schritt, Lernraten, logarithmisch",
  "live.curves.reading": "Schritt {step}: {lanes}",
  "live.curves.readLoss": "{lane} Verlust {loss}",
  "live.curves.readGap": "Abstand {gap}",
  "live.curves.readCosine": "Kosinus {cosine}",
  "live.curves.readMove": "größte Bewegung {move}",

  "live.moves.usual":
    "Kein Gewicht hat sich in einem Schritt um mehr als {limit} Lernraten bewegt. Die weiteste Bewegung war {size}, in der Bahn {lane}.",
  "live.moves.long":
    "In der Bahn {lane} hat sich Gewicht {weight} von {tensor} im {step} Schritt um {size} bewegt.",
  "live.moves.longWith": {
    one: "In der Bahn {lane} hat sich Gewicht {weight} von {tensor} im {step} Schritt um {size} bewegt, und {count} anderes Gewicht um mehr als {limit}.",
    other:
      "In der Bahn {lane} hat sich Gewicht {weight} von {tensor} im {step} Schritt um {size} bewegt, und {count} andere Gewichte um mehr als {limit}.",
  },
  "live.moves.model": "dem Modell",
  "live.moves.lost": {
    one: "Davor war bei {count} Gewicht dieser Bahn r als null gespeichert und m nicht.",
    other: "Davor war bei {count} Gewichten dieser Bahn r als null gespeichert und m nicht.",
  },
  "live.moves.steps": {
    one: "Dies war der einzige Schritt dieser Art.",
    other: "{count} Schritte waren von dieser Art.",
  },
  "live.moves.link": "Dieses Gewicht unter dem Mikroskop",

  "live.study.runs": { one: "einem Lauf", other: "{count} Läufen" },
  "live.study.done": "{done} von {runs} fertig",
  "live.study.idle": {
    one: "Ein Lauf von {steps} Schritten, in einem Worker dieser Seite.",
    other: "{count} Läufe von je {steps} Schritten, einer nach dem anderen, in einem Worker dieser Seite.",
  },
  "live.study.goesOn": "{done}; „Start“ macht mit den anderen weiter.",
  "live.study.starting": "{done}. Das Rechenwerk wird gestartet…",
  "live.study.firstStep": "{done}. Der erste Schritt bereitet die anderen vor…",
  "live.study.begun": "{done}.",
  "live.study.running": "{done}. Schritt {step} von {steps}, {rate} je Sekunde.",
  "live.study.remaining": "{done}. Schritt {step} von {steps}, {rate} je Sekunde, noch etwa {time}.",
  "live.study.paused": "Angehalten. {done}.",
  "live.study.waiting":
    "{done}. Eine andere Abbildung dieser Seite hat die GPU; diese macht weiter, wenn jene fertig ist.",
  "live.study.finished": { one: "Der Lauf ist fertig.", other: "Alle {count} Läufe sind fertig." },
  "live.study.failed": "{done}. {problem}",
  "live.study.progress": "Schritte aller Läufe",

  "live.noise.someFinite": {
    one: "Von {seeds} Startwerten ergibt {count} in der Referenz endliche Zahlen für {what}, und {lane} ebenso; um einen Abstand vom Rauschen zwischen Startwerten zu unterscheiden, braucht es mindestens {least}.",
    other:
      "Von {seeds} Startwerten ergeben {count} in der Referenz endliche Zahlen für {what}, und {lane} ebenso; um einen Abstand vom Rauschen zwischen Startwerten zu unterscheiden, braucht es mindestens {least}.",
  },
  "live.noise.fewPairs": {
    one: "Mit einem Paar von Läufen lässt sich ein Abstand nicht vom Rauschen zwischen Startwerten unterscheiden; es braucht mindestens {least}.",
    other:
      "Mit {count} Paaren von Läufen lässt sich ein Abstand nicht vom Rauschen zwischen Startwerten unterscheiden; es braucht mindestens {least}.",
  },
  "live.noise.higher":
    "Über {pairs} Paare liegt {lane} ({what}) im Median um {gap} höher ({coverage}-%-Intervall: {low} bis {high})",
  "live.noise.lower":
    "Über {pairs} Paare liegt {lane} ({what}) im Median um {gap} tiefer ({coverage}-%-Intervall: {low} bis {high})",
  "live.noise.inside": "{gap}: Der Abstand liegt im Rauschen zwischen Startwerten.",
  "live.noise.small":
    "{gap}: ein echter Abstand, aber kleiner als das, was ein Startwert ausmacht, denn schon ein anderer Startwert ändert die Referenz um etwa {spread}.",
  "live.noise.outside":
    "{gap}: Der Abstand liegt außerhalb des Rauschens, denn ein anderer Startwert ändert die Referenz nur um etwa {spread}.",

  "live.plane.twoEverywhere": "Die beiden Netze wählen überall dieselbe Klasse.",
  "live.plane.twoPart": "Die beiden Netze wählen auf {share} des Bildes dieselbe Klasse.",
  "live.plane.everywhere": "Die {networks} Netze wählen überall dieselbe Klasse.",
  "live.plane.part": "Die {networks} Netze wählen auf {share} des Bildes dieselbe Klasse.",

  "live.field.place": "Stelle in der Ebene",
  "live.field.keys":
    "Pfeiltasten verschieben die Stelle um ein Feld, mit der Umschalttaste um acht; Escape entfernt sie.",
  "live.field.column": "Spalte {column}",
  "live.field.none": "Es ist keine Stelle gewählt.",
};
