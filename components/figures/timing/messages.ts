import type { Messages } from "@/lib/i18n/message";

/** The messages in English that the figures that time a GPU share. Their message files hold them too. */
export const timingMessages = {
  "timing.progress": "timing, {percent} %",
  "timing.recorded": "The recorded run",
  "timing.own": "Your GPU",
  "timing.ownDevice": "Your GPU: {device}",
  "timing.stop": "Stop",
} as const satisfies Messages<string>;
