import { failureMessages } from "@/lib/i18n/enFailure";
import { fill } from "@/lib/i18n/fill";
import type { Sentence } from "@/lib/i18n/said";

/** An error whose message a page finds in its language by `saidOf`; `message` is in English. */
export class SaidError extends Error {
  override readonly name = "SaidError";

  constructor(readonly said: Sentence<keyof typeof failureMessages>) {
    super(fill(failureMessages[said.key], said.values as Readonly<Record<string, string>>));
  }
}
