/** The words of the lesson plans in German, in the order of the English ones. */
import { embedPath } from "@/components/figure/links";
import { wordsOf } from "@/components/figures/entries";
import { pathIn } from "@/lib/i18n/pages";
import { LESSONS, type Lesson } from "./lessons";

interface LessonTexts {
  readonly title: string;
  readonly goal: string;
  /** The text of each step and the label of its link. */
  readonly steps: readonly (readonly [text: string, label: string])[];
}

const TEXTS: readonly LessonTexts[] = [
  {
    title: "45 Minuten: 256 Zahlen statt vier Milliarden",
    goal: "Die Lernenden können sagen, woran Adam sich erinnert, was ein Code ist und warum man einen Tensor in Blöcke schneidet.",
    steps: [
      [
        "Zählen Sie die Bytes der Gewichte, der Gradienten und des Optimiererzustands eines Modells. Welcher Teil ist der größte?",
        "Die Speicherbilanz",
      ],
      [
        "Setzen Sie die Bits eines Bytes einzeln und lesen Sie die Zahl ab. Wo liegen die Codes dicht beieinander?",
        "Der Code-Erkunder",
      ],
      [
        "Machen Sie einen Wert groß. Sagen Sie voraus, welche der anderen leiden, und sehen Sie dann nach. Wiederholen Sie das mit kleineren Blöcken.",
        "Der Ausreißer-Injektor",
      ],
      [
        "Trainieren Sie dasselbe Netz mit 32-Bit- und mit 8-Bit-Zustand. Wie weit liegen die Verluste am Ende auseinander?",
        "Der Zwillingslauf auf dem Prüfstand",
      ],
    ],
  },
  {
    title: "90 Minuten: Wann versagen 8 Bits?",
    goal: "Die Lernenden bringen einen 8-Bit-Optimierer auf zwei Arten zum Scheitern, erklären beide und reparieren ihn.",
    steps: [
      [
        "Vergleichen Sie die dynamische und die lineare Tabelle an demselben Netz. Welche folgt der Referenz?",
        "Zwei Tabellen auf dem Prüfstand",
      ],
      [
        "Variieren Sie die Blockgröße der linearen Tabelle in einer Reihe über drei Startwerte. Ist der Unterschied größer als der zwischen Startwerten?",
        "Die Reihe auf dem Prüfstand",
      ],
      [
        "Vergleichen Sie bei kleinem ε die Tabelle, die kleine zweite Momente als null speichert, mit der, die das nicht tut.",
        "Ein zweites Moment von null",
      ],
      [
        "Finden Sie den Fehler in einem Netz, das schlecht trainiert, allein anhand seiner Messwerte.",
        "Die Klinik",
      ],
      [
        "Jede Gruppe erklärt einen Fehlschlag und seine Reparatur mit einem Link zur Aufzeichnung ihres eigenen Laufs.",
        "Der Prüfstand",
      ],
    ],
  },
  {
    title: "Ein Labor: Die Klasse wiederholt eine Ablation",
    goal: "Die Lernenden wiederholen Tabelle 3 des Artikels in kleiner Form mit vielen Startwerten und entscheiden, was Rauschen ist.",
    steps: [
      [
        "Lesen Sie, was der Artikel verglichen hat, und schreiben Sie auf, welche Bahn Ihrer Meinung nach am schlechtesten abschneidet.",
        "Was der Artikel gemessen hat",
      ],
      [
        "Alle öffnen den Link mit ihrer Nummer, trainieren die Bahnen und schicken eine Zeile zurück.",
        "Der Lauf der Klasse",
      ],
      [
        "Fügen Sie alle Zeilen ein. Welche Abstände liegen außerhalb des Rauschens zwischen Startwerten? Welche Erwartungen waren falsch?",
        "Die gemeinsame Tabelle",
      ],
      [
        "Nehmen Sie den Optimierer mit nach Hause: Schreiben Sie das PyTorch-Skript einer Bahn und zählen Sie auf, was nach seinen Kommentaren anders ist.",
        "Die Aufzeichnung eines Laufs",
      ],
    ],
  },
];

/** Returns the path of a step in German, where its page or its figure is translated. */
function germanPath(path: string): string {
  const [, name] = /^\/embed\/([\w-]+)\//.exec(path) ?? [];
  if (!name) return pathIn("de", path);
  return wordsOf(name, "de")
    ? embedPath({ name, locale: "de" }) + path.slice(`/embed/${name}/`.length)
    : path;
}

/** The lessons in German, from the shortest to the longest. */
export const GERMAN_LESSONS: readonly Lesson[] = LESSONS.map(({ steps }, i) => ({
  ...TEXTS[i],
  steps: steps.map(({ minutes, path }, j) => {
    const [text, label] = TEXTS[i].steps[j];
    return { minutes, text, label, path: germanPath(path) };
  }),
}));
