/** What the head of a page says in German. */
interface Head {
  readonly title: string;
  readonly description: string;
}

/**
 * Titles and descriptions of the pages beside the chapters in German. The others stay in English, since their text is
 * that of licences and of comments in code.
 */
export const GERMAN_HEADS: Readonly<Record<string, Head | undefined>> = {
  bench: {
    title: "Der Prüfstand",
    description:
      "Bis zu sechs Optimierer nebeneinander trainieren, eine Einstellung über Werte und Startwerte variieren und jeden Lauf als Link teilen, der ihn wiederholt.",
  },
  figures: {
    title: "Abbildungen",
    description:
      "Alle laufenden Abbildungen des Buchs, jede mit eigener Adresse und der Zeile, die sie in eine Seite einbettet.",
  },
  xray: {
    title: "Röntgenbild eines Zustands",
    description:
      "Den Checkpoint eines Optimierers ablegen und lesen, was darin steht: im Browser, ohne dass etwas gesendet wird.",
  },
  teach: {
    title: "Unterrichten",
    description:
      "Drei Stundenentwürfe, ein Lauf, den eine ganze Klasse gemeinsam macht, und ein Blatt zum Ausdrucken.",
  },
  embed: {
    title: "Eine Abbildung einbetten",
    description:
      "Eine Abbildung für eine Kursseite einstellen, in drei Breiten ansehen und kopieren, was die Kursseite braucht.",
  },
  verify: {
    title: "Diese GPU prüfen",
    description:
      "Vergleichen, was Ihre GPU berechnet, Code für Code mit aufgezeichneten Ausgaben von bitsandbytes, und das Ergebnis als Link behalten.",
  },
  search: {
    title: "Suche",
    description: "Die Kapitel, das Glossar und die Quellen des Buchs durchsuchen, Abschnitt für Abschnitt.",
  },
  accessibility: {
    title: "Barrierefreiheit",
    description:
      "Wie weit diese Seiten WCAG 2.2 folgen, wie das geprüft wurde und was noch nicht geprüft ist.",
  },
};
