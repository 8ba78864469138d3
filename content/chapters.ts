import type { ComponentType } from "react";

/** A chapter of the book, from which routes, lists, progress and the links to its neighbours are made. */
export interface Chapter {
  /** Part of the address; never changed once published. */
  readonly slug: string;
  readonly number: number;
  readonly title: string;
  /** The question that the chapter answers. */
  readonly question: string;
  /** One sentence for search results and shared links. */
  readonly summary: string;
  readonly load: () => Promise<{ default: ComponentType }>;
}

/** The chapters in the order of the book. */
export const chapters: readonly Chapter[] = [
  {
    slug: "memory",
    number: 1,
    title: "The memory of optimizers",
    question: "What does Adam remember, and what does that cost?",
    summary: "Adam keeps two numbers for every weight. What they are, and the bytes they take.",
    load: () => import("./chapters/01-memory.mdx"),
  },
  {
    slug: "256-numbers",
    number: 2,
    title: "256 numbers",
    question: "Which 256?",
    summary: "How a byte names a number: codes, quantization maps, absmax, and the dynamic map bit by bit.",
    load: () => import("./chapters/02-256-numbers.mdx"),
  },
  {
    slug: "blocks",
    number: 3,
    title: "Blocks",
    question: "Why cut the tensor up?",
    summary: "Each block has its own scale: what that repairs, and what it costs.",
    load: () => import("./chapters/03-blocks.mdx"),
  },
  {
    slug: "outliers",
    number: 4,
    title: "Outliers",
    question: "What can one number destroy?",
    summary: "One large value sets the scale for all the others that share it.",
    load: () => import("./chapters/04-outliers.mdx"),
  },
  {
    slug: "kernel",
    number: 5,
    title: "Inside the kernel",
    question: "How does one block get through the GPU?",
    summary:
      "Load, dequantize, update, step, find the maximum, quantize, store: one block, thread by thread.",
    load: () => import("./chapters/05-kernel.mdx"),
  },
  {
    slug: "side-by-side",
    number: 6,
    title: "Side by side",
    question: "Does training notice?",
    summary:
      "The same network trained twice: when a gap between two runs means something, one weight step by step, and the map of wrong updates.",
    load: () => import("./chapters/06-side-by-side.mdx"),
  },
  {
    slug: "embeddings",
    number: 7,
    title: "Embeddings",
    question: "Why does text need one more trick?",
    summary: "Rare words, uneven gradients, and the stable embedding layer.",
    load: () => import("./chapters/07-embeddings.mdx"),
  },
  {
    slug: "tables",
    number: 8,
    title: "What the paper measured",
    question: "Do the tables hold?",
    summary: "The tables of the paper as data, and how far a small reproduction can follow them.",
    load: () => import("./chapters/08-tables.mdx"),
  },
  {
    slug: "breaks",
    number: 9,
    title: "When it breaks",
    question: "What goes wrong in practice?",
    summary: "Real mistakes in real implementations, and how each one looks from outside.",
    load: () => import("./chapters/09-breaks.mdx"),
  },
  {
    slug: "beyond",
    number: 10,
    title: "Beyond",
    question: "Where did it go from here?",
    summary:
      "A museum of state formats on one run’s gradients, three claims put to the test, and what the idea became elsewhere.",
    load: () => import("./chapters/10-beyond.mdx"),
  },
];

/** Returns the chapter with this slug and its neighbours; undefined if there is no such chapter. */
export function chapterAt(slug: string) {
  const at = chapters.findIndex((chapter) => chapter.slug === slug);
  if (at < 0) return undefined;
  return { chapter: chapters[at], previous: chapters[at - 1], next: chapters[at + 1] };
}
