import type { Messages } from "@/lib/i18n/message";
import type { Words } from "@/lib/i18n/words";
import { reportMessages } from "@/lib/verify/reportMessages";

/** The words of a report on the page, which are fetched with its tables. */
export const messages = {
  ...reportMessages,
  "verify.report": "The report",
  "verify.link": "Link that holds the report",
  "verify.text": "Report as text",
  "verify.file": "File for docs/devices",
  "verify.linked": "A report from a link",
  "verify.linkedNote":
    "This report came with the link. It describes another run, and this page cannot tell whether it is true.",
  "verify.caption.passed": "{device}, {date}: every check passed",
  "verify.caption.failed": "{device}, {date}: some checks failed",
  "verify.section": "Section",
  "verify.expectedNumbers": "Expected numbers",
  "verify.codes": "Codes that agree",
  "verify.checks": "Checks",
  "verify.allPassed": "all {checks} passed",
  "verify.someFailed": "{failed} of {checks} failed",
  "verify.differ": "Numbers that differ (codes: {agreement} agree)",
  "verify.check": "Check",
  "verify.tensor": "Tensor",
  "verify.index": "Index",
  "verify.expected": "Expected",
  "verify.found": "Found",
  "verify.theDevice": "The device",
  "verify.untold": "not told by the browser",
  "verify.none": "none",
  "verify.range": "{least} to {most}",
  "verify.fact.vendor": "Vendor",
  "verify.fact.architecture": "Architecture",
  "verify.fact.device": "Device",
  "verify.fact.description": "Description",
  "verify.fact.kind": "Kind",
  "verify.fact.software": "a program on the CPU",
  "verify.fact.hardware": "not recognized as a program on the CPU",
  "verify.fact.subgroups": "Subgroup size",
  "verify.fact.features": "Optional features",
  "verify.fact.browser": "Browser",
  "verify.fact.duration": "Duration of the check",
} as const satisfies Messages<string>;

/** Finds the words of a report on the page. */
export type ReportViewWords = Words<keyof typeof messages>;
