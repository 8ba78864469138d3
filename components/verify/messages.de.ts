import type { Messages } from "@/lib/i18n/message";
import type { WordList } from "@/lib/i18n/words";
import type { messages } from "./messages";
import type { messages as reportMessages } from "./reportMessages";

const page: Messages<keyof typeof messages> = {
  "verify.start": "Diese GPU prüfen",
  "verify.again": "Diese GPU noch einmal prüfen",
  "verify.checking": "Wird geprüft…",
  "verify.noScripts": "Die Prüfung rechnet auf Ihrer GPU und braucht dafür Skripte.",
  "verify.running": "Die Prüfung läuft",
  "verify.failed": "{problem} Wo es keine brauchbare GPU gibt, rechnen die Abbildungen auf der CPU.",
  "verify.unkept":
    "In diesem Browser darf die Seite das Ergebnis nicht speichern. Ist die Prüfung fehlgeschlagen, wählen Sie in den Abbildungen selbst die CPU.",
  "verify.passedOn": "{device} hat die Prüfung am {date} bestanden. Die Abbildungen nutzen die GPU.",
  "verify.failedOn":
    "{device} hat die Prüfung am {date} nicht bestanden. Abbildungen, die von jetzt an starten, rechnen auf der CPU. Abbildungen in Seiten anderer Websites kennen dieses Ergebnis nicht.",
  "verify.undo": "Die GPU wieder verwenden",
};

const report: Messages<keyof typeof reportMessages> = {
  "verify.agreement": "{agreeing} von {compared}",
  "verify.unnamed": "GPU ohne Namen",
  "verify.probe.subnormalInputs": "Subnormale Zahlen, gelesen",
  "verify.probe.subnormalResults": "Subnormale Produkte",
  "verify.probe.division": "Division",
  "verify.probe.squareRoot": "Quadratwurzel",
  "verify.probe.kept": "erhalten",
  "verify.probe.zero": "null",
  "verify.probe.fused": "einmal gerundet",
  "verify.probe.separate": "zweimal gerundet",
  "verify.probe.other": "anders",
  "verify.probe.rounded": "korrekt gerundet",
  "verify.probe.ulps": "bis zu {ulps} ulp daneben",
  "verify.error.long": "Der Link hat {characters} Zeichen, und ein Bericht hat höchstens {most}.",
  "verify.error.damaged": "Der Link ist beschädigt: Sein Bericht lässt sich nicht entschlüsseln.",
  "verify.error.version": "Der Bericht hat eine Version, die diese Seite nicht lesen kann.",
  "verify.error.field": "Der Bericht lässt sich nicht lesen. Das Feld {field} braucht: {allowed}.",
  "verify.allowed.day": "einen Tag in der Form JJJJ-MM-TT",
  "verify.allowed.checks": "höchstens die Zahl der Prüfungen",
  "verify.allowed.compared": "höchstens die Zahl der verglichenen Codes",
  "verify.allowed.sections": "die {count} Abschnitte in ihrer Reihenfolge",
  "verify.allowed.sizes": "zwei Zahlen oder null",
  "verify.allowed.object": "ein Objekt",
  "verify.allowed.list": "eine Liste",
  "verify.allowed.text": "einen Text",
  "verify.allowed.number": "eine Zahl",
  "verify.allowed.whole": "eine ganze Zahl ab 0",
  "verify.allowed.choice": "eines von {names}",
  "verify.report": "Der Bericht",
  "verify.link": "Link, der den Bericht enthält",
  "verify.text": "Bericht als Text (englisch)",
  "verify.file": "Datei für docs/devices",
  "verify.linked": "Ein Bericht aus einem Link",
  "verify.linkedNote":
    "Dieser Bericht kam mit dem Link. Er beschreibt einen anderen Lauf, und diese Seite kann nicht wissen, ob er stimmt.",
  "verify.caption.passed": "{device}, {date}: alle Prüfungen bestanden",
  "verify.caption.failed": "{device}, {date}: einige Prüfungen nicht bestanden",
  "verify.section": "Abschnitt",
  "verify.expectedNumbers": "Erwartete Zahlen",
  "verify.codes": "Codes, die übereinstimmen",
  "verify.checks": "Prüfungen",
  "verify.allPassed": "alle {checks} bestanden",
  "verify.someFailed": "{failed} von {checks} nicht bestanden",
  "verify.differ": "Zahlen, die abweichen (Übereinstimmung der Codes: {agreement})",
  "verify.check": "Prüfung",
  "verify.tensor": "Tensor",
  "verify.index": "Index",
  "verify.expected": "Erwartet",
  "verify.found": "Gefunden",
  "verify.theDevice": "Das Gerät",
  "verify.untold": "vom Browser nicht mitgeteilt",
  "verify.none": "keine",
  "verify.range": "{least} bis {most}",
  "verify.fact.vendor": "Hersteller",
  "verify.fact.architecture": "Architektur",
  "verify.fact.device": "Gerät",
  "verify.fact.description": "Beschreibung",
  "verify.fact.kind": "Art",
  "verify.fact.software": "ein Programm auf der CPU",
  "verify.fact.hardware": "nicht als Programm auf der CPU erkannt",
  "verify.fact.subgroups": "Größe einer Subgroup",
  "verify.fact.features": "Zusätzliche Fähigkeiten",
  "verify.fact.browser": "Browser",
  "verify.fact.duration": "Dauer der Prüfung",
};

/** Names from lists in English. */
const names: WordList = {
  "verify.section.maps": "Tabellen, auf der GPU entschlüsselt",
  "verify.section.quantize": "Quantisierung: Gleichstände, Extreme, kurze Blöcke",
  "verify.section.extremes": "Quantisierung von der kleinsten bis zur größten float32-Zahl",
  "verify.section.steps": "Aufgezeichnete Schritte von Optimierern in 8 Bit",
  "verify.section.rules-8": "Schritte aller Regeln in 8 Bit",
  "verify.section.rules-4": "Schritte aller Regeln in 4 Bit",
  "verify.section.replay": "20 wiederholte Schritte eines Zwillingslaufs",
  "verify.against.replay": "dieselben Schritte einzeln",
};

/** The words of the check of the reader's GPU in German. */
export const germanVerify: WordList = { ...page, ...report, ...names };
