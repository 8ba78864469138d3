import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";

/** The messages of the check of the reader's GPU that the page needs before a report is there. */
export const messages = {
  "verify.start": "Check this GPU",
  "verify.again": "Check this GPU again",
  "verify.checking": "Checking…",
  "verify.noScripts": "The check computes on your GPU, so it needs scripts.",
  "verify.running": "The check is running",
  "verify.failed": "{problem} The figures compute on the CPU where there is no usable GPU.",
  "verify.unkept":
    "This browser does not let the page store the verdict. If the check failed, choose the CPU in the figures yourself.",
  "verify.passedOn": "{device} passed on {date}. Figures use the GPU.",
  "verify.failedOn":
    "{device} failed on {date}. Figures that start from now on use the CPU. Figures inside pages of other sites do not know this verdict.",
  "verify.undo": "Use the GPU again",
} as const satisfies Messages<string>;

/** Finds the words of the page of the check. */
export type VerifyWords = Words<keyof typeof messages>;

export const english: VerifyWords = makeWords("en", messages);
