import type { Messages } from "@/lib/i18n/message";

/** Why the timing of kernels leaves sizes out, in English. */
export const timingNotes = {
  "timing.note.buffer": "Sizes above {parameters} parameters do not fit into a buffer of this GPU.",
  "timing.note.memory": "There is no room for {parameters} parameters in the memory of this GPU.",
  "timing.note.long": "Sizes above {parameters} parameters would take this device too long.",
} as const satisfies Messages<string>;

/** The key of a note of a timing. */
export type TimingNote = keyof typeof timingNotes;
