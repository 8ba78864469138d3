/** The X-ray of a file as a job of a worker. */
import { blobSource, bytesSource, openStateFile } from "@/lib/checkpoints";
import { sentenceOf } from "@/lib/session/sentenceOf";
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
}

/** The X-ray, or why there is none. */
export type XrayResult = { readonly report: XrayReport } | { readonly refusal: string };

/**
 * Makes the X-ray of a file or of a sample. A file that cannot be read is a result too: a new worker could not read it
 * either.
 */
export async function* xrayJob(
  { file, sample }: XrayRequest,
  now: () => number,
): AsyncGenerator<SlicedPart<XrayResult>> {
  try {
    const source = file ? blobSource(file) : bytesSource(sampleNamed(sample));
    const parts = xray(await openStateFile(source), now);
    for (;;) {
      const { done, value } = await parts.next();
      if (!done) yield { share: value };
      else return yield { share: 1, result: { report: value } };
    }
  } catch (error) {
    yield { share: 1, result: { refusal: sentenceOf(error) } };
  }
}
