import { snippetMessages } from "@/components/figure/snippetMessages";
import type { Messages } from "@/lib/i18n/message";

/** The messages of the page that sets up an embed. */
export const messages = {
  ...snippetMessages,
  "wizard.setup": "The figure",
  "wizard.figure": "Figure",
  "wizard.language": "Language",
  "wizard.controls": "Controls",
  "wizard.controls.all": "all",
  "wizard.controls.main": "main",
  "wizard.controls.none": "none",
  "wizard.theme": "Theme",
  "wizard.theme.light": "light",
  "wizard.theme.dark": "dark",
  "wizard.theme.system": "system",
  "wizard.autorun": "Run by itself",
  "wizard.fit": "Fill the box of the frame",
  "wizard.projector": "Large, for a projector",
  "wizard.rules": "What readers may change",
  "wizard.free": "free",
  "wizard.lock": "locked",
  "wizard.hide": "hidden",
  "wizard.preview": "Preview",
  "wizard.width": "Width of the preview",
  "wizard.previewOf": "Preview of {title}",
  "wizard.snippets": "What your host needs",
  "wizard.host": "Where it goes",
  "wizard.making": "The file is being put together…",
  "wizard.notMade": "The figure could not be downloaded: {problem}",
  "wizard.download": "Download as one file",
  "wizard.downloadHint": "An HTML file with the engine inside: it opens from disk and needs no network.",
} as const satisfies Messages<string>;
