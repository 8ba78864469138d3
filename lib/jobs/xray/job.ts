/** The X-ray of a file as a job of a worker. */
import { blobSource, bytesSource, CheckpointError, openStateFile } from "@/lib/checkpoints";
import { type RefusalKey, refusalIn } from "@/lib/checkpoints/messages";
import type { Locale } from "@/lib/i18n/locales";
import type { Messages } from "@/lib/i18n/message";
import type { Said } from "@/lib/i18n/said";
import { makeWords } from "@/lib/i18n/words";
import { saidOf } from "@/lib/session/sentenceOf";
import type { XrayKey } from "@/lib/xray/messages";
import type { XrayReport } from "@/lib/xray/report";
import { sampleNamed } from "@/lib/xray/samples";
import { xray } from "@/lib/xray/xray";
import type { SlicedPart } from "../sliced";

/** What is to be looked at. */
export interface XrayRequest {
  /** Number of the request: files that are chosen one after the other have the same content as plain data. */
  readonly number: number;
  /** The reader's file, or null for a sample. */
  readonly file: Blob | null;
  /** Name of the sample; ignored if there is a file. */
  readonly sample: string;
  /** Words of the X-ray in the language of the page; in English, if left out. */
  readonly words?: { readonly locale: Locale; readonly list: Messages<XrayKey | RefusalKey> };
}

/** The X-ray, or why there is none. */
export type XrayResult = { readonly report: XrayReport } | { readonly refusal: Said };

/**
 * Makes the X-ray of a file or of a sample. A file that cannot be read is a result too: a new worker could not read it
 * either.
 */
export async function* xrayJob(
  { file, sample, words }: XrayRequest,
  now: () => number,
): AsyncGenerator<SlicedPart<XrayResult>> {
  const t = words && makeWords(words.locale, words.list);
  try {
    const source = file ? blobSource(file) : bytesSource(sampleNamed(sample));
    const parts = xray(await openStateFile(source), now, t);
    for (;;) {
      const { done, value } = await parts.next();
      if (!done) yield { share: value };
      else return yield { share: 1, result: { report: value } };
    }
  } catch (error) {
    const refusal = error instanceof CheckpointError && error.refusal;
    yield { share: 1, result: { refusal: t && refusal ? refusalIn(t, refusal) : saidOf(error) } };
  }
}
