import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";

/** The words of a report in English: its agreement, its probes, and why a report cannot be read. */
export const reportMessages = {
  "verify.agreement": "{agreeing} of {compared}",
  "verify.unnamed": "unnamed GPU",
  "verify.probe.subnormalInputs": "Subnormal numbers read",
  "verify.probe.subnormalResults": "Subnormal products",
  "verify.probe.division": "Division",
  "verify.probe.squareRoot": "Square root",
  "verify.probe.kept": "kept",
  "verify.probe.zero": "zero",
  "verify.probe.fused": "fused",
  "verify.probe.separate": "separate",
  "verify.probe.other": "other",
  "verify.probe.rounded": "correctly rounded",
  "verify.probe.ulps": "up to {ulps} ulp off",
  "verify.error.long": "The link has {characters} characters, and a report has at most {most}.",
  "verify.error.damaged": "The link is damaged: its report cannot be decoded.",
  "verify.error.version": "The report has a version that this page cannot read.",
  "verify.error.field": "The report cannot be read: {field} must be {allowed}.",
  "verify.allowed.day": "a day as YYYY-MM-DD",
  "verify.allowed.checks": "at most the number of checks",
  "verify.allowed.compared": "at most the number compared",
  "verify.allowed.sections": "the {count} sections in their order",
  "verify.allowed.sizes": "two numbers or null",
  "verify.allowed.object": "an object",
  "verify.allowed.list": "a list",
  "verify.allowed.text": "text",
  "verify.allowed.number": "a number",
  "verify.allowed.whole": "a whole number from 0",
  "verify.allowed.choice": "one of {names}",
} as const satisfies Messages<string>;

/** Finds the words of a report. */
export type ReportWords = Words<keyof typeof reportMessages>;

export const english: ReportWords = makeWords("en", reportMessages);
