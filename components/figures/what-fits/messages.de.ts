import type { Messages } from "@/lib/i18n/message";
import type { FigureWords } from "@/lib/i18n/words";
import { germanFiles } from "../tasks/tasks.de";
import type { messages } from "./messages";
import { germanPlanned } from "./planned.de";

/** The words of the parts of the figure in German, which the bench shows too. */
export const germanFits: Messages<keyof typeof messages> = {
  ...germanPlanned,
  ...germanFiles,
  "fits.tooSmall": "{budget} sind für jedes Modell hier zu wenig. Wählen Sie ein größeres Budget.",
  "fits.size": "{millions} Millionen Gewichte ({layers} Schichten der Breite {width})",
  "fits.none32":
    "Das größte unserer Modelle, das mit 8-Bit-Zustand in {budget} trainiert, hat {size}. Mit 32-Bit-Zustand passt keines.",
  "fits.same":
    "Das größte unserer Modelle, das mit 8-Bit-Zustand in {budget} trainiert, hat {size}. Es passt auch mit 32-Bit-Zustand: {bytes32} gegenüber {bytes8} mit 8-Bit-Zustand.",
  "fits.smaller":
    "Das größte unserer Modelle, das mit 8-Bit-Zustand in {budget} trainiert, hat {size}. Mit 32-Bit-Zustand hat es {size32}.",
  "fits.training": "trainiert, {percent} %",
  "fits.looking": "sucht Speicher, {percent} %",
  "fits.bar.state": "{bits}-Bit-Zustand",
  "fits.bar.refused": "{bytes}, abgelehnt",
  "fits.bar.fits": "{bytes}, passt",
  "fits.bar.budget": "Budget {bytes}",
  "fits.search.on": "{device} hat bisher {got} gegeben; höchstens {most} werden belegt.",
  "fits.search.cap": "{device} hat alle {got} gegeben, die die Suche belegen darf; es kann also mehr geben.",
  "fits.search.refused": "{device} hat {got} gegeben und mehr abgelehnt.",
  "fits.search.lost":
    "{device} hat {got} gegeben, dann ging das Gerät verloren. Nichts anderes auf dieser Seite hat es verwendet.",
  "fits.search.tooLittle": "Das ist für jedes Modell hier zu wenig.",
  "fits.search.budget": "Das Budget beträgt jetzt {budget} MB.",
  "fits.search.end":
    "{end} Alles wurde beschrieben und zurückgegeben. {budget} So viel hat diese Seite in diesem Augenblick bekommen, mehr sagt es nicht: WebGPU verrät niemandem, wie viel Speicher eine GPU hat, und andere Seiten und Programme teilen ihn sich mit dieser.",
  "fits.search.asked": "Die GPU wird um Speicher gebeten und bekommt alles zurück.",
  "fits.lane.refused": "{bits}-Bit-Zustand: {refusal}",
  "fits.lane.fits": "{bits}-Bit-Zustand: Es passt.",
  "fits.lane.made": "{bits}-Bit-Zustand: Die Puffer werden angelegt.",
  "fits.lane.trained": {
    one: "{bits}-Bit-Zustand: {count} Schritt, Verlust {loss} Nats je Byte.",
    other: "{bits}-Bit-Zustand: {count} Schritte, Verlust {loss} Nats je Byte.",
  },
  "fits.lane.writes": "{trained} Das Modell schreibt: „{written}“",
  "fits.recorded.head": "Aufgezeichnet auf einer {device}, {millions} Millionen Gewichte in {bytes}:",
  "fits.recorded.trained": {
    one: "{bits}-Bit-Zustand: {count} Schritt, Verlust auf zurückgehaltenem Text {loss} Nats je Byte.",
    other: "{bits}-Bit-Zustand: {count} Schritte, Verlust auf zurückgehaltenem Text {loss} Nats je Byte.",
  },
  "fits.table.caption":
    "Geplanter Speicher des größten Modells, das mit 8-Bit-Zustand in {bytes} Bytes trainiert, in Bytes, und der letzte Verlust eines Trainings.",
  "fits.table.state": "Genauigkeit des Zustands",
  "fits.table.all": "insgesamt",
  "fits.table.loss": "letzter Verlust",
  "fits.table.bits": "{bits} Bit",
  "fits.table.refused": "abgelehnt",
  "fits.loss.recorded":
    "Aufgezeichnet auf einer {device}, mit Platz für beide: Verlust von {millions} Millionen Gewichten auf zurückgehaltenem Text. Das Band ist 32-Bit-Zustand über {seeds} Startwerte, die Linien sind dieselben Startwerte mit 8-Bit-Zustand.",
  "fits.loss.own": "Verlust jedes Schritts, trainiert auf {device}.",
  "fits.loss.end": "{loss} mit {bits}-Bit-Zustand bei Schritt {step}",
  "fits.loss.lines": "{title} Nats je Byte: {ends}.",
  "fits.loss.lineAndBand":
    "{title} Nats je Byte: {ends}; das Band des 32-Bit-Zustands endet bei {low} bis {high}.",
  "fits.loss.band": "{bits} Bit, Band",
  "fits.loss.seeds": "{bits} Bit, Läufe",
  "fits.loss.label": "{bits} Bit {loss}",
  "fits.loss.nats": "Nats je Byte",
  "fits.loss.step": "Schritt",
  "fits.train": "Beide trainieren",
  "fits.stop": "Anhalten",
  "fits.find": "Budget suchen",
  "fits.stopFinding": "Suche anhalten",
  "fits.broken":
    "Der Browser hat diese Seite während des Trainings beendet; dies ist erhalten geblieben. „Beide trainieren“ beginnt von vorn, mit einem kleineren Budget, falls der Speicher knapp war.",
  "fits.kernels": "Die Kernel werden erstellt. Nichts verlässt diese Seite.",
  "fits.press":
    "„Beide trainieren“: Ihre GPU trainiert dieses Modell mit jeder Genauigkeit im Rahmen des Budgets. Der Text dafür: {text}.",
  "fits.book": "dieses Buch",
  "fits.ownText": "Text: {name}.",
  "fits.bookText": "Text: dieses Buch. Ziehen Sie eine Textdatei hierher, oder",
  "fits.useBook": "Den Text dieses Buchs nehmen",
};

/** The words of the figure in German. */
export const german: FigureWords<keyof typeof messages> = {
  ...germanFits,
  title: "Was hineinpasst",
  caption:
    "Setzen Sie ein Budget an GPU-Speicher und trainieren Sie ein Modell, das nur mit 8-Bit-Zustand hineinpasst.",
  "options.budget.label": "Budget",
  "options.budget.help":
    "GPU-Speicher, den jedes der beiden Trainings belegen darf. Was darüber hinausgeht, lehnt die Speicherverwaltung ab.",
  "options.cap.label": "Höchstens suchen",
  "options.cap.help":
    "Der meiste GPU-Speicher, den die Suche nach einem Budget auf einmal belegt. Eine GPU, deren Speicher auch der des Rechners ist, kann ihn nahe der Grenze verlangsamen.",
  "options.cap.256": "256 MB",
  "options.cap.1000": "1 GB",
  "options.cap.4000": "4 GB",
  "options.cap.16000": "16 GB",
  "options.cap.64000": "64 GB",
  "options.release.label": "Gradienten freigeben",
  "options.release.help":
    "Aktualisiert jede Matrix, sobald ihr Gradient da ist, sodass ein Puffer für die Gradienten aller genügt.",
  "options.checkpoint.label": "Aktivierungen neu berechnen",
  "options.checkpoint.help":
    "Behält nur, was in jede Schicht hineingeht, und berechnet die Schicht auf dem Rückweg noch einmal.",
};
