/** Reads the shape of a model from its config.json, the file that Hugging Face models have. */
import { english, type ModelWords } from "./modelMessages";
import type { LlamaShape } from "./modelShapes";
import { type ReadTensors, readTensorList } from "./tensorList";

/** The result of reading a config.json: a shape as `shapeOf` reads it, or a sentence that says why there is none. */
export type ReadConfig = { readonly shape: string } | { readonly problem: string };

/** Defaults and features of the kinds of models that can be counted, by `model_type`. */
const KINDS: Readonly<Record<string, Partial<Pick<LlamaShape, "tied" | "bias" | "headNorms">>>> = {
  llama: {},
  mistral: {},
  qwen2: { bias: true },
  qwen3: { headNorms: true },
  gemma: { tied: true },
};

/** Largest number that a shape may have. */
const MOST = 10_000_000;

const isCount = (value: unknown): value is number =>
  typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= MOST;

/**
 * Reads a model from a config.json, or from a list of the shapes of its tensors (tensorList.ts). A text that starts with
 * "{" is JSON: a config.json, or names with dimensions if the first value is a list. Never throws.
 *
 * @param t finds the words of a refusal
 */
export function readModel(text: string, t = english): ReadConfig | ReadTensors {
  if (!text.trimStart().startsWith("{")) return readTensorList(text, undefined, t);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { problem: t("model.noJson") };
  }
  if (typeof json !== "object" || json === null) return { problem: t("model.noObject") };
  const [first] = Object.values(json);
  // A config.json may start with a list too ("architectures"), so its model_type decides first.
  if (Array.isArray(first) && !("model_type" in json && typeof json.model_type === "string"))
    return readTensorList(text, json, t);
  return readConfig(json as Readonly<Record<string, unknown>>, t);
}

/** Reads the fields of a config.json. */
function readConfig(fields: Readonly<Record<string, unknown>>, t: ModelWords): ReadConfig {
  const kinds = Object.keys(KINDS).join(", ");
  const type = String(fields.model_type ?? "");
  const kind = Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
  if (!kind)
    return {
      problem:
        type === ""
          ? t("model.noType", { kinds })
          : t("model.otherType", { type: t("model.quoted", { text: type.slice(0, 40) }), kinds }),
    };
  if (fields.attention_bias === true || fields.mlp_bias === true) return { problem: t("model.bias") };
  const [layers, width, heads, hidden, vocabulary] = NEEDED.map((name) => fields[name]);
  const missing = NEEDED.find((name) => !isCount(fields[name]));
  if (missing) return { problem: t("model.missing", { field: missing }) };
  const keyHeads = fields.num_key_value_heads ?? heads;
  const headWidth = fields.head_dim ?? Number(width) / Number(heads);
  if (!isCount(keyHeads)) return { problem: t("model.noWhole", { field: "num_key_value_heads" }) };
  if (!isCount(headWidth)) return { problem: t("model.headWidth") };
  const tied = typeof fields.tie_word_embeddings === "boolean" ? fields.tie_word_embeddings : kind.tied;
  const marks = `${tied ? "t" : ""}${kind.bias ? "b" : ""}${kind.headNorms ? "n" : ""}`;
  return {
    shape: [layers, width, heads, keyHeads, headWidth, hidden, vocabulary, ...(marks ? [marks] : [])].join(
      ".",
    ),
  };
}

const NEEDED = [
  "num_hidden_layers",
  "hidden_size",
  "num_attention_heads",
  "intermediate_size",
  "vocab_size",
] as const;

/**
 * Reads a shape as `readModel` writes it, for a link: seven numbers, then a letter each for a shared embedding
 * (t), biases (b) and norms of heads (n), such as "28.3584.28.4.128.18944.152064.b".
 *
 * @returns undefined if it cannot be read
 */
export function shapeOf(text: string): LlamaShape | undefined {
  const [, numbers, marks = ""] = /^(\d+(?:\.\d+){6})(?:\.([tbn]+))?$/.exec(text) ?? [];
  if (numbers === undefined) return undefined;
  const counts = numbers.split(".").map(Number);
  if (!counts.every(isCount)) return undefined;
  const [layers, width, heads, keyHeads, headWidth, hidden, vocabulary] = counts;
  return {
    ...{ layers, width, heads, keyHeads, headWidth, hidden, vocabulary },
    tied: marks.includes("t"),
    bias: marks.includes("b"),
    headNorms: marks.includes("n"),
  };
}
