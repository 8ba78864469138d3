import type { Messages } from "@/lib/i18n/message";
import type { panelMessages } from "./panelMessages";

/** Names of panels, from their list in English. */
const titles = {
  "bench.panel.pictures": "Was die Modelle gelernt haben",
  "bench.panel.curves": "Verlust, Abstand und Kosinus",
  "bench.panel.ledger": "Ergebnisse und Bytes des Zustands",
  "bench.panel.codes": "Codes im Gebrauch",
  "bench.panel.overlay": "Kurven ausgewählter Läufe",
  "bench.panel.sweep": "Reihe von Läufen",
  "bench.panel.confusion": "Verwechslungen",
  "bench.panel.microscope": "Mikroskop",
  "bench.panel.errors": "Fehlerkarte",
  "bench.panel.fits": "Was passt",
} as const;

const words: Messages<keyof typeof panelMessages> = {
  "bench.panels": "Felder",
  "bench.panelsOpen": "Felder: {open} von {all} sind offen",
  "bench.panelsClosed": "Alle Felder sind geschlossen: Wählen Sie oben eines aus.",
  "bench.before": "Nach vorn",
  "bench.beforeThis": "Nach vorn: {title}",
  "bench.after": "Nach hinten",
  "bench.afterThis": "Nach hinten: {title}",
  "bench.closeThis": "Schließen: {title}",
  "bench.part.codes": "Die Codes",
  "bench.part.curves": "Die Kurven",
  "bench.part.sweep": "Die Reihe von Läufen",
  "bench.part.confusion": "Die Verwechslungen",
  "bench.part.errors": "Die Fehlerkarte",
  "bench.part.fits": "Was passt",
  "bench.part.microscope": "Das Mikroskop",
  "bench.laneHead": "Bahn",

  "bench.curves.recorded": "Bis zum ersten Schritt: ein aufgezeichneter Lauf von {steps} ({device}).",
  "bench.curves.recordedUsual":
    "Bis zum ersten Schritt: ein aufgezeichneter Lauf von {steps} mit den üblichen Einstellungen ({device}).",
  "bench.curves.earlier":
    "Bis zum ersten Schritt: der letzte Lauf mit diesen Einstellungen, aus der Tabelle.",
  "bench.curves.alternative": "Verlust, Abstand und Kosinus der Bahnen über die Schritte.",
  "bench.curves.still": "Verluste, Abstand und Kosinus eines aufgezeichneten Laufs von {steps} auf {device}.",
  "bench.planes.alternative": "Die Ebene, wie beide Netze sie einteilen.",
  "bench.planes.still": "Entscheidungsgrenzen eines aufgezeichneten Laufs von {steps} auf {device}.",

  "bench.codes.none": "Keine Bahn dieses Laufs hat einen Zustand in Codes.",
  "bench.codes.waiting": "Die Codes erscheinen mit dem ersten Schritt.",
  "bench.codes.name": "{lane}, {state}",
  "bench.codes.state": "Zustand",
  "bench.codes.finding": "{used} von {all} Codes im Gebrauch; auf den häufigsten entfallen {share} der Werte",
  "bench.codes.sentence": "{name}: {finding}.",
  "bench.codes.axis": "Code",

  "bench.overlay.empty":
    "Wählen Sie Läufe in der Tabelle unten aus: Ihre Kurven werden hier übereinander gezeichnet.",
  "bench.overlay.label": "{run}, {lane}",
  "bench.overlay.sentence": "Trainingsverluste von {runs} Läufen. Am Ende: {ends}.",
  "bench.overlay.axis": "Trainingsverlust, Mittel über Abschnitte von Schritten",
  "bench.stepAxis": "Schritt",
  "bench.overlay.more": "und {count} weitere, in denselben Farben",

  "bench.confusion.none": "Diese Aufgabe hat keine Klassen: Punkte in der Ebene und Buchstaben haben welche.",
  "bench.confusion.waiting": "Die Verwechslungen erscheinen mit dem ersten Bild der Modelle.",
  "bench.confusion.class": "Klasse",
  "bench.confusion.takenFor": "gehalten für",
  "bench.confusion.all": "alle",
  "bench.confusion.right": "richtig",
  "bench.confusion.rightOf": "{right} von {all}, {share}",
  "bench.confusion.class0": "Klasse 0",
  "bench.confusion.class1": "Klasse 1",
  "bench.confusion.letters":
    "Von den zurückgehaltenen Bildern; die häufigsten Verwechslungen über alle Bahnen stehen zuerst.",
  "bench.confusion.points":
    "Von den Beispielen im Bild, jedes nach der Zelle des Bilds, in der es liegt; die häufigsten Verwechslungen über alle Bahnen stehen zuerst.",

  "bench.errors.waiting": "Die Fehlerkarte wird gezeichnet, wenn der Lauf angehalten oder zu Ende ist.",
  "bench.errors.no8bit": "Keine Bahn dieses Laufs hat 8-Bit-Zustand.",
  "bench.errors.lane": "Gespeichert wie in der Bahn",
  "bench.errors.finding":
    "Die Momente der Bahn „{reference}“ nach Schritt {step}, so gespeichert wie in der Bahn „{lane}“: {wrong} von {weights} Updates treffen ein Paar von Codes, dessen Update im Mittel um mehr als {bound} abweicht; der mittlere Fehler ist {mean}. {used} von {pairs} Paaren sind im Gebrauch.",
  "bench.errors.unused": "m in Code {m}, r in Code {r}: nicht benutzt.",
  "bench.errors.used": {
    one: "m in Code {m}, r in Code {r}: einmal benutzt; das Update weicht im Mittel um {error} seiner selbst ab.",
    other:
      "m in Code {m}, r in Code {r}: {count}-mal benutzt; das Update weicht im Mittel um {error} seiner selbst ab.",
  },
  "bench.errors.needsLane":
    "Die Fehlerkarte braucht eine Bahn von Adam oder AdamW mit 8-Bit-Zustand und einer Tabelle aus der Liste, ohne Fehler.",
  "bench.errors.needsReference":
    "Die Fehlerkarte braucht eine Bahn von {rule} mit 32-Bit-Zustand, deren Momente als die wahren gelten.",
  "bench.errors.noCodes": "Kein Tensor dieser Bahn hat seinen Zustand in Codes.",

  "bench.microscope.waiting": "Das Mikroskop zeigt ein Gewicht, wenn der Lauf angehalten oder zu Ende ist.",
  "bench.microscope.tensor": "Tensor",
  "bench.microscope.weight": "Gewicht",
  "bench.microscope.weightHead": "Gewicht",
  "bench.microscope.state": "Zustand",
  "bench.microscope.choice": "{name}, {size}",
  "bench.microscope.in32": "{state} {value}, in 32 Bit",
  "bench.microscope.coded": "{state} {value}: Code {code}, Absmax {absmax}",
  "bench.microscope.range": "Die Gewichte sind von 0 bis {last} nummeriert.",

  "bench.sweep.vary": "Geändert wird",
  "bench.sweep.over": "über die Werte",
  "bench.sweep.seeds": "Startwerte",
  "bench.sweep.plan":
    "{runs} Läufe von {steps} Schritten. Alle Bahnen außer der ersten nehmen jeden der Werte an; alles andere bleibt, wie es eingestellt ist.",
  "bench.sweep.start": "Reihe starten",
  "bench.sweep.pause": "Reihe anhalten",
  "bench.sweep.goOn": "Weiter",
  "bench.sweep.giveUp": "Rest aufgeben",
  "bench.sweep.held": "{title}: {done} von {runs} Läufen sind fertig; die Reihe ruht.",
  "bench.sweep.done": "{title}: Alle {runs} Läufe sind fertig.",
  "bench.sweep.progress": "Läufe der Reihe",
  "bench.sweep.allSeeds": "alle Startwerte",
  "bench.sweep.median": "Median {median}",
  "bench.sweep.medianGap": "Median {median}, Abstand {gap} ({low} bis {high})",
  "bench.sweep.marks":
    "{metric}, eine Marke je Startwert: Kreise sind die erste Bahn, Dreiecke die anderen; Median der letzten Bahn.",
  "bench.sweep.lane": "die Bahn „{name}“",
};

/** The words of the panels of the bench in German. */
export const germanPanels = { ...words, ...titles };
