import type { Messages } from "@/lib/i18n/message";
import type { WordList } from "@/lib/i18n/words";
import type { messages } from "./messages";

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

/** The words of the check of the reader's GPU in German. */
export const germanVerify: WordList = { ...page };
