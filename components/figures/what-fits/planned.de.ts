import type { Messages } from "@/lib/i18n/message";
import type { WordList } from "@/lib/i18n/words";
import type { PlannedKey } from "@/lib/planned/messages";

/** The words about a planned training in German, with the names of buffers that are words. */
export const germanPlanned: Messages<PlannedKey> & WordList = {
  "planned.kind.weights": "Gewichte",
  "planned.kind.gradients": "Gradienten",
  "planned.kind.workspace": "Arbeitsraum",
  "planned.kind.activations": "Aktivierungen",
  "planned.kind.state": "Zustand",
  "planned.at.weights": "den Gewichten",
  "planned.at.gradients": "den Gradienten",
  "planned.at.workspace": "dem Arbeitsraum",
  "planned.at.activations": "den Aktivierungen",
  "planned.at.state": "dem Zustand des Optimierers",
  "planned.refused.budget":
    "Das Budget endete bei {what} ({tensor}): {held} waren belegt, und {needed} mehr wurden gebraucht.",
  "planned.refused.webgpu":
    "WebGPU lehnte bei {what} ab ({tensor}): {held} waren belegt, und {needed} mehr wurden gebraucht.",
  "planned.shortText":
    "Der Text hat {bytes} Bytes; für einen Kontext von {context} braucht er mindestens {least}.",
  "planned.tensor.gradient of the residual stream": "Gradient des Residualstroms",
  "planned.tensor.result of a layer norm": "Ergebnis einer Layer-Norm",
  "planned.tensor.gradient by a part's input": "Gradient nach der Eingabe eines Teils",
  "planned.tensor.widest values of a layer": "breiteste Werte einer Schicht",
  "planned.tensor.means of attention": "Mittel der Attention",
  "planned.tensor.statistics of rows": "Statistik der Zeilen",
  "planned.tensor.losses of tokens": "Verluste der Tokens",
  "planned.tensor.losses of steps": "Verluste der Schritte",
  "planned.tensor.bytes read": "gelesene Bytes",
  "planned.tensor.bytes to predict": "vorherzusagende Bytes",
  "planned.tensor.place of the loss": "Platz des Verlusts",
  "planned.tensor.coefficients": "Koeffizienten",
  "planned.tensor.sizes": "Größen",
  "planned.tensor.released gradients": "freigegebene Gradienten",
  "planned.tensor.a layer/qkv": "eine Schicht/qkv",
  "planned.tensor.a layer/mixed": "eine Schicht/mixed",
  "planned.tensor.a layer/logSums": "eine Schicht/logSums",
  "planned.tensor.a layer/between": "eine Schicht/between",
  "planned.tensor.a layer/up": "eine Schicht/up",
};
