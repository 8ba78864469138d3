import type { NotFoundWords } from "./messages";

/** The words of the page for addresses that do not exist, in German. */
export const germanNotFound: NotFoundWords = {
  title: "Keine solche Seite · Blockwise",
  heading: "Diese Seite gibt es nicht",
  lead: "Die Adresse ist vielleicht veraltet oder falsch geschrieben. Das steht in diesem Buch:",
};
