import type { Messages } from "@/lib/i18n/message";
import type { messages } from "./messages";

/** The messages of the list of figures in German. */
export const germanGallery: Messages<keyof typeof messages> = {
  "gallery.still": "Ein Standbild: {title}.",
  "gallery.live": "Lebendig machen",
  "gallery.alone": "Allein öffnen",
  "gallery.inBook": "Im Buch",
  "gallery.coursePage": "Für eine Kursseite",
};
