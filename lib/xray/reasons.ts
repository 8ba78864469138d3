/** Why a parameter may be kept in as many bits as it is. */
import { REFERENCE_MIN_8BIT_SIZE } from "@/lib/numerics/memory";

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
export function reasonOf({ name, count, bits, anyCodes }: BitsFacts): string {
  const least = REFERENCE_MIN_8BIT_SIZE.toLocaleString("en");
  const small = count < REFERENCE_MIN_8BIT_SIZE;
  if (bits <= 8) {
    return small
      ? `fewer than ${least} elements: the threshold (min_8bit_size) was lowered`
      : `${least} elements or more`;
  }
  if (bits === 16) return "the moments have the type of the weights";
  if (!anyCodes) return "no parameter of the file has codes";
  if (small) return `fewer than ${least} elements`;
  if (isOutputLayer(name)) return "an output layer, by its name: an override";
  if (isEmbedding(name)) return "an embedding, by its name: an override, or a stable embedding";
  return `not its size, which is ${least} or more: an override, or state that was not converted`;
}
