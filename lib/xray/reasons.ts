/** Why a parameter may be kept in as many bits as it is. */
import { REFERENCE_MIN_8BIT_SIZE } from "@/lib/numerics/memory";
import type { XrayWords } from "./messages";

const EMBEDDING =
  /(^|[./_])(embed|embeddings?|embed_tokens|embed_positions|wte|wpe|tok_embeddings?)([./_]|$)/i;
const OUTPUT = /(^|[./_])(lm_head|embed_out|unembed(ding)?)([./_]|$)|^output[./](weight|kernel)$/i;

/** Returns whether a name is that of an embedding, as usual models name theirs. */
export const isEmbedding = (name: string): boolean => EMBEDDING.test(name) && !OUTPUT.test(name);
/** Returns whether a name is that of the layer that gives the probabilities of words. */
export const isOutputLayer = (name: string): boolean => OUTPUT.test(name);

/** What a reason depends on. */
export interface BitsFacts {
  readonly name: string;
  readonly count: number;
  /** Bits of its states; the smallest where they differ. */
  readonly bits: number;
  /** Whether any parameter of the file has codes. */
  readonly anyCodes: boolean;
}

/** Returns in how many bits a parameter is kept and why that may be, in one clause. */
export function reasonOf({ name, count, bits, anyCodes }: BitsFacts, t: XrayWords): string {
  const least = REFERENCE_MIN_8BIT_SIZE;
  const small = count < REFERENCE_MIN_8BIT_SIZE;
  if (bits <= 8) {
    return t(small ? "xray.reason.lowered" : "xray.reason.enough", { least });
  }
  if (bits === 16) return t("xray.reason.sixteen");
  if (!anyCodes) return t("xray.reason.noCodes");
  if (small) return t("xray.reason.small", { least });
  if (isOutputLayer(name)) return t("xray.reason.output");
  if (isEmbedding(name)) return t("xray.reason.embedding");
  return t("xray.reason.other", { least });
}
