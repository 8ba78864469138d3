import type { Messages } from "@/lib/i18n/message";

/** The messages of the list of figures. */
export const messages = {
  "gallery.still": "A still picture: {title}.",
  "gallery.live": "Make it live",
  "gallery.alone": "Open alone",
  "gallery.inBook": "In the book",
  "gallery.coursePage": "For a course page",
} as const satisfies Messages<string>;
