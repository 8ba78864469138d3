import type { Messages } from "@/lib/i18n/message";
import type { Translate } from "@/lib/i18n/translate";

/** The names of the kinds of hosts, and what each needs beside the text, in English. */
export const snippetMessages = {
  "host.script": "HTML with a script",
  "host.html": "HTML without a script",
  "host.myst": "MyST and Jupyter Book",
  "host.quarto": "Quarto",
  "host.pretext": "PreTeXt",
  "host.reveal": "reveal.js",
  "host.jupyter": "Jupyter",
  "host.lms": "Canvas and Moodle",
  "host.blog": "Notion, WordPress, Discourse",
  "host.react": "React",
  "host.latex": "LaTeX",
  "hint.script":
    "The script once in a page; it shows the still picture first and keeps at most three figures live.",
  "hint.myst": "The box has a height of its own, so the figure fills it.",
  "hint.quarto": "In formats without frames the picture is shown.",
  "hint.reveal":
    "The figure fills its box, rests while its slide is left, and leaves the arrow keys to the deck.",
  "hint.jupyter": "A cell of a notebook.",
  "hint.lms":
    "Into the HTML of a page. Canvas follows the height of the figure; in Moodle this height holds.",
  "hint.blog": "Paste the address as a line of its own.",
  "hint.react": "The custom element in a component; the script of the first snippet defines it.",
  "hint.latex": "Save {picture} beside the text; the title links to the live figure.",
} as const satisfies Messages<string>;

/** Finds the words beside snippets. */
export type SnippetWords = Translate<keyof typeof snippetMessages>;
