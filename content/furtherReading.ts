import type { Work } from "@/components/prose/Readings";

/**
 * The other works of the paper's authors and their neighbours, for chapter 10. Each line says no more than the abstract
 * of the work does, and what follows from it for memory. The works that have a section of their own are not repeated.
 */
export const furtherReading: readonly Work[] = [
  {
    title: "Sparse Networks from Scratch",
    year: 2019,
    arxiv: "1907.04840",
    line: "Reads the momentum itself to decide where weights may grow: optimizer state as information.",
  },
  {
    title: "NormFormer",
    year: 2021,
    arxiv: "2110.09456",
    line: "Finds that gradients of early layers are much larger than those of late ones; a block lies within one tensor and does not see it.",
  },
  {
    title: "BASE Layers",
    year: 2021,
    arxiv: "2103.16716",
    line: "Experts with a balanced load: parameters grow without more computing, and their state grows with them.",
  },
  {
    title: "Efficient Large Scale Language Modeling with Mixtures of Experts",
    year: 2021,
    arxiv: "2112.10684",
    line: "How mixtures of experts scale: many parameters, hence much state.",
  },
  {
    title: "Efficient Language Modeling with Sparse all-MLP",
    year: 2022,
    arxiv: "2203.06850",
    line: "Experts in models without attention; the state grows with the experts here too.",
  },
  {
    title: "Towards A Unified View of Sparse Feed-Forward Network",
    year: 2023,
    line: "Compares ways to choose among blocks of a layer; it is about computing rather than state.",
  },
  {
    title: "OLMoE",
    year: 2024,
    arxiv: "2409.02060",
    line: "Seven billion parameters, of which a token uses one; Adam keeps state for all seven.",
  },
  {
    title: "Branch-Train-Merge",
    year: 2022,
    arxiv: "2208.03306",
    line: "Trains experts apart, so that no gradients need to be exchanged at all.",
  },
  {
    title: "Training Transformers Together",
    year: 2022,
    arxiv: "2207.03481",
    line: "Volunteers train one model over the internet; slow connections and small memories are the obstacles that it names.",
  },
  {
    title: "SWARM Parallelism",
    year: 2023,
    arxiv: "2301.11913",
    line: "Larger models need less communication for their computing; the rest is compressed.",
  },
  {
    title: "Petals",
    year: 2022,
    arxiv: "2209.01188",
    line: "A model too large for one machine is served in pieces by many: its memory is shared out.",
  },
  {
    title: "Distributed Inference and Fine-tuning of LLMs Over The Internet",
    year: 2023,
    arxiv: "2312.08361",
    line: "The same over unreliable connections.",
  },
  {
    title: "OPT",
    year: 2022,
    arxiv: "2205.01068",
    line: "Models of up to 175 billion parameters with a public log of their training; sizes for the ledger of chapter 1.",
  },
  {
    title: "BLOOM",
    year: 2022,
    arxiv: "2211.05100",
    line: "An open model of 176 billion parameters; a size for the ledger.",
  },
  {
    title: "HuggingFace’s Transformers",
    year: 2019,
    arxiv: "1910.03771",
    line: "The library through which most users meet 8-bit optimizers.",
  },
  {
    title: "MatFormer",
    year: 2023,
    arxiv: "2310.07707",
    line: "One model that contains smaller ones: memory of inference, not of training.",
  },
  {
    title: "Pre-trained Summarization Distillation",
    year: 2020,
    arxiv: "2010.13002",
    line: "Smaller students instead of smaller state.",
  },
  {
    title: "Convolutional 2D Knowledge Graph Embeddings",
    year: 2017,
    arxiv: "1707.01476",
    line: "Embeddings with fewer parameters, each of which brings its state.",
  },
  {
    title: "Scaling Retrieval-Based Language Models with a Trillion-Token Datastore",
    year: 2024,
    arxiv: "2407.12854",
    line: "Knowledge on disk in place of weights; optimizer state is not its subject.",
  },
  {
    title: "Holistically Evaluating the Environmental Impact of Creating Language Models",
    year: 2025,
    line: "What training costs beyond the GPU. State is not its subject; fewer GPUs for a run would be a part of such a sum.",
  },
  {
    title: "AdaExplore",
    year: 2026,
    line: "Searches for fast kernels: a neighbour of chapter 5, not of memory.",
  },
  {
    title: "Few-shot Learning with Multilingual Language Models",
    year: 2021,
    arxiv: "2112.10668",
    line: "Nothing to do with memory.",
  },
  {
    title: "Beyond the Imitation Game",
    year: 2022,
    arxiv: "2206.04615",
    line: "How large models are measured; nothing to do with memory.",
  },
  {
    title: "Jack the Reader",
    year: 2018,
    arxiv: "1806.08727",
    line: "Nothing to do with memory.",
  },
  {
    title: "SERA",
    year: 2026,
    line: "Agents for repositories; nothing to do with memory.",
  },
  {
    title: "Incrementally Improving Graph WaveNet Performance on Traffic Prediction",
    year: 2019,
    arxiv: "1912.07390",
    line: "Nothing to do with memory.",
  },
];
