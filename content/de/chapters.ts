import type { MDXProps } from "mdx/types";
import type { ComponentType } from "react";

/** What the German pages say of a chapter. */
interface GermanChapter {
  readonly title: string;
  readonly question: string;
  readonly summary: string;
  /** The translated text; left out where there is none yet. */
  readonly load?: () => Promise<{ default: ComponentType<MDXProps> }>;
}

/** The chapters in German by their slugs. */
export const germanChapters: Readonly<Record<string, GermanChapter>> = {
  memory: {
    title: "Das Gedächtnis der Optimierer",
    question: "Woran erinnert sich Adam, und was kostet das?",
    summary: "Adam hält zu jedem Gewicht zwei Zahlen. Welche das sind und wie viele Bytes sie brauchen.",
  },
  "256-numbers": {
    title: "256 Zahlen",
    question: "Welche 256?",
    summary:
      "Wie ein Byte eine Zahl benennt: Codes, Quantisierungstabellen, Absmax und die dynamische Tabelle Bit für Bit.",
  },
  blocks: {
    title: "Blöcke",
    question: "Wozu den Tensor zerschneiden?",
    summary: "Jeder Block hat seine eigene Skala: was das repariert und was es kostet.",
    load: () => import("./03-blocks.mdx"),
  },
  outliers: {
    title: "Ausreißer",
    question: "Was kann eine einzige Zahl zerstören?",
    summary: "Ein einziger großer Wert bestimmt die Skala für alle anderen, die sie mit ihm teilen.",
  },
  kernel: {
    title: "Im Kernel",
    question: "Wie kommt ein Block durch die GPU?",
    summary:
      "Laden, dequantisieren, aktualisieren, Schritt machen, Maximum finden, quantisieren, speichern: ein Block, Thread für Thread.",
  },
  "side-by-side": {
    title: "Seite an Seite",
    question: "Merkt das Training etwas davon?",
    summary:
      "Dasselbe Netz zweimal trainiert: wann ein Abstand zweier Läufe etwas bedeutet, ein Gewicht Schritt für Schritt und die Karte der falschen Schritte.",
  },
  embeddings: {
    title: "Einbettungen",
    question: "Warum braucht Text noch einen Kniff?",
    summary: "Seltene Wörter, ungleiche Gradienten und die stabile Einbettungsschicht.",
  },
  tables: {
    title: "Was der Artikel gemessen hat",
    question: "Halten die Tabellen?",
    summary: "Die Tabellen des Artikels als Daten, und wie weit ihnen eine kleine Reproduktion folgen kann.",
  },
  breaks: {
    title: "Wenn es schiefgeht",
    question: "Was geht in der Praxis schief?",
    summary: "Echte Fehler aus echten Implementierungen, und wie jeder von außen aussieht.",
    load: () => import("./09-breaks.mdx"),
  },
  beyond: {
    title: "Darüber hinaus",
    question: "Wie ging es weiter?",
    summary:
      "Ein Museum der Zustandsformate an den Gradienten eines Laufs, drei Behauptungen auf der Probe und was anderswo aus der Idee wurde.",
  },
};
