/** Starting points of the bench: the comparison behind the finding of each chapter, and each fault of the clinic. */

import { changeLane, withFault } from "@/components/figures/training-lab/laneEdit";
import { DEFAULT_LANE, writeLanes } from "@/components/figures/training-lab/lanesCodec";
import { FAULTS } from "@/lib/faults";
import type { BenchWords } from "../messages";

/** One starting point. */
export interface Preset {
  /** Slug of the chapter. */
  readonly chapter: string;
  readonly title: string;
  /** What is compared, and what to look at. */
  readonly sentence: string;
  /** The options as the query of a link. */
  readonly query: string;
  /** The fault of a starting point of the clinic. */
  readonly fault?: string;
}

/** The starting points, in the order of the book. */
export const PRESETS: readonly Preset[] = [
  {
    chapter: "memory",
    title: "32, 8 and 4 bits",
    sentence: "The same Adam with its state in 32, 8 and 4 bits: compare the bytes in the results.",
    query: "lanes=adam-32,adam-8-dynamic-b256,adam-4-dynamic-b128",
  },
  {
    chapter: "256-numbers",
    title: "Which 256 numbers",
    sentence: "8-bit Adam with the dynamic and with the linear map, each against 32 bits: compare the gaps.",
    query: "lanes=adam-32,adam-8-dynamic-b256,adam-8-linear-b256",
  },
  {
    chapter: "blocks",
    title: "From small blocks to one",
    sentence:
      "The linear map with blocks of 64, 512 and 4,096 values and with one block a tensor: watch the gap grow or not.",
    query:
      "width=128&lanes=adam-32,adam-8-linear-b64,adam-8-linear-b512,adam-8-linear-b4096,adam-8-linear-bt",
  },
  {
    chapter: "outliers",
    title: "One scale for a tensor",
    sentence:
      "The dynamic map with one block a tensor against blocks of 256: an outlier reaches as far as its block.",
    query: "width=128&lanes=adam-32,adam-8-dynamic-bt,adam-8-dynamic-b256",
  },
  {
    chapter: "kernel",
    title: "Six rules, one loop",
    sentence:
      "Six update rules with 8-bit state, which go through the same kernel: each has its usual learning rate.",
    query: "lanes=adam-8,adamw-8,momentum-8-lr0.03,rmsprop-8,adagrad-8-lr0.1,lion-8-lr0.001",
  },
  {
    chapter: "side-by-side",
    title: "The twin run",
    sentence:
      "32-bit and 8-bit Adam from the same weights with the same batches: the gap is all that the bits change.",
    query: "steps=600",
  },
  {
    chapter: "embeddings",
    title: "An embedding in 32 bits",
    sentence:
      "A model of words with all state in 8 bits, and with the embedding kept in 32: compare perplexity and bytes.",
    query: "task=words&steps=300&lanes=adam-32,adam-8-dynamic-b256,adam-8-dynamic-b256-kembedding",
  },
  {
    chapter: "tables",
    title: "Learning rate four times as high",
    sentence: "32-bit and 8-bit Adam at four times the usual learning rate: does the gap stay?",
    query: "lr=4&steps=600",
  },
  {
    chapter: "breaks",
    title: "A second moment of zero",
    sentence:
      "The dynamic map stores small second moments as zero, the map above zero does not: compare both at a small ε.",
    query:
      "width=128&lanes=adam-32,adam-8-linear-b256-eps1e-12,adam-8-dynamic-b256-eps1e-12,adam-8-dynamic_above_zero-b256-eps1e-12",
  },
  {
    chapter: "beyond",
    title: "Four bits",
    sentence: "Adam and AdamW with 4-bit state in blocks of 128, against 8 bits in blocks of 256.",
    query: "lanes=adam-32,adam-8-dynamic-b256,adam-4-dynamic-b128,adamw-4-dynamic-b128",
  },
];

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const firstSentence = (text: string) => text.split(". ")[0].replace(/\.?$/, ".");

/** Returns the title and the sentence of a starting point. */
export function presetWords(
  { chapter, fault, title, sentence }: Preset,
  t: BenchWords,
): Pick<Preset, "title" | "sentence"> {
  if (fault === undefined)
    return {
      title: t.named(`bench.preset.${chapter}.title`, title),
      sentence: t.named(`bench.preset.${chapter}.sentence`, sentence),
    };
  return {
    title: capitalized(t.named(`fault.${fault}.label`, title)),
    sentence: firstSentence(t.named(`fault.${fault}.what`, sentence)),
  };
}

/** Steps of a run with a fault, which is saved and loaded after half of them. */
const FAULT_STEPS = 120;

/** Returns the lanes of a fault: 32-bit state, sound 8-bit state with the settings of the clinic, and the fault. */
function faultLanes(name: string) {
  const [faulty] = changeLane([DEFAULT_LANE], 0, withFault(DEFAULT_LANE, name, true));
  const { fault: _, ...sound } = faulty;
  return [{ ...sound, bits: 32 as const }, sound, faulty];
}

/** A starting point for each fault of the clinic, in the order of the clinic. */
export const FAULT_PRESETS: readonly Preset[] = FAULTS.map(({ name, label, what }) => ({
  chapter: "breaks",
  fault: name,
  title: capitalized(label),
  sentence: firstSentence(what),
  query: `engine=reference&task=words&steps=${FAULT_STEPS}&lanes=${writeLanes(faultLanes(name))}`,
}));
