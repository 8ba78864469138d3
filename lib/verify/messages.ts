/** The messages between the page /verify/ and the worker that checks the device. */
import type { Said } from "@/lib/i18n/said";
import { workerAt } from "@/lib/session/open";
import type { Verdict } from "@/lib/session/verdict";
import type { Report, SectionReport } from "./report";

/** Message to the worker: runs the check. */
export interface ToVerify {
  readonly type: "start";
  /** Name of the browser for the report. */
  readonly browser: string;
  /** The present day as YYYY-MM-DD. */
  readonly date: string;
}

/** Messages from the worker. */
export type FromVerify =
  | { readonly type: "section"; readonly section: SectionReport }
  | { readonly type: "done"; readonly report: Report; readonly verdict: Verdict }
  | { readonly type: "failed"; readonly sentence: Said };

/** Opens sessions with the worker of the check. It uses the GPU also where a stored verdict keeps figures off it. */
export const verifyWorkerAt = workerAt<ToVerify, FromVerify>("/engine/verify.js", "checks", "any");
