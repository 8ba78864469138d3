import type { ErrorWords } from "./errorMessages";

/** The words of the error page in German. */
export const germanErrorMessages: ErrorWords = {
  stopped: "Diese Seite ist stehen geblieben",
  why: "Ein Teil von ihr ist ausgefallen. {problem} Nichts, was Sie gelesen oder eingestellt haben, geht verloren.",
  unexpected:
    "Etwas ist fehlgeschlagen, womit die Seite nicht gerechnet hat. Laden Sie die Seite neu; wenn es wieder fehlschlägt, stehen die Einzelheiten in der Konsole.",
  again: "Noch einmal versuchen",
};
