import type { Glossary } from "@/components/prose/Apparatus";

/**
 * The glossary of the book. `<Term name="absmax">` shows the definition of a word where a text uses it.
 */
export const glossary: Glossary = {
  "above-zero": {
    word: "map above zero",
    definition:
      "The unsigned dynamic map with one value changed: code 0 names half of the smallest positive value instead of zero, so that no second moment is read back as zero. It is ours, not the paper’s.",
  },
  absmax: {
    word: "absmax",
    definition:
      "The largest magnitude in a block (or in a whole tensor). Dividing by it brings every value between −1 and 1; multiplying by it brings them back.",
  },
  activations: {
    word: "activations",
    definition:
      "The outputs of each layer in the forward pass. Training keeps them for the backward pass; their number depends on the batch and the model, not on the optimizer.",
  },
  adam: {
    word: "Adam",
    definition:
      "An optimizer that keeps two running averages for each weight, of the gradient and of its square, and divides the first by the square root of the second to compute the step.",
  },
  bandwidth: {
    word: "bandwidth",
    definition:
      "How many bytes per second pass between a GPU’s memory and its arithmetic units. A kernel that is limited by it takes as long as its bytes need.",
  },
  barrier: {
    word: "barrier",
    definition: "A line in a kernel that no thread of a workgroup passes before all of them have reached it.",
  },
  block: {
    word: "block",
    definition:
      "A run of neighbouring values of a flattened tensor that share one absmax. The paper uses 2048 values, the library today 256.",
  },
  code: {
    word: "code",
    definition: "The whole number from 0 to 255 that is stored in place of a value. It fits in one byte.",
  },
  decade: {
    word: "decade",
    definition: "The range from one power of ten to the next, such as from one tenth to one.",
  },
  dequantize: {
    word: "dequantize",
    definition: "To look up the value that a code stands for and multiply it by the absmax of its block.",
  },
  "dynamic-map": {
    word: "dynamic map",
    definition:
      "A quantization map with values in seven decades, twice as many in each larger one. Its bits are read as sign, run of zeros, indicator and fraction.",
  },
  embedding: {
    word: "embedding",
    definition:
      "A table with a row of numbers for each word (or piece of a word) of a vocabulary. A model looks up the rows of its input in it.",
  },
  "first-moment": {
    word: "first moment",
    definition: "m, the running average of the gradient. It has a sign.",
  },
  gpu: {
    word: "GPU",
    definition:
      "A processor with thousands of small arithmetic units and a memory of its own, built to do the same operation on many numbers at once.",
  },
  gradient: {
    word: "gradient",
    definition:
      "For each weight, how much the loss rises when the weight grows by a small amount, divided by that amount.",
  },
  kernel: {
    word: "kernel",
    definition: "A program that a GPU runs for many numbers at once, written as if for one thread.",
  },
  lane: {
    word: "lane",
    definition:
      "One of the runs of a comparison. All lanes share the data, the initial weights and the batches; they differ in their configuration, here in how the optimizer stores its state.",
  },
  "layer-norm": {
    word: "layer normalization",
    definition:
      "Shifting and scaling a vector so that its numbers have mean 0 and variance 1. Two learned vectors then scale and shift it again.",
  },
  "learning-rate": {
    word: "learning rate",
    definition: "The factor that scales each step of an optimizer.",
  },
  "linear-map": {
    word: "linear map",
    definition: "A quantization map whose values are equally spaced from one end to the other.",
  },
  momentum: {
    word: "momentum",
    definition:
      "An optimizer that follows a decaying sum of all gradients so far instead of the newest gradient. It remembers one number for each weight.",
  },
  "optimizer-state": {
    word: "optimizer state",
    definition:
      "What an optimizer remembers between two steps: for Adam, the two moments of every weight. It is not part of the model and is not needed after training.",
  },
  outlier: {
    word: "outlier",
    definition:
      "A value much larger than its neighbours. It sets the absmax, which leaves few codes for the other values of its block.",
  },
  perplexity: {
    word: "perplexity",
    definition:
      "e to the power of the mean cross entropy: the number of equally likely words among which a language model seems to choose. Lower is better.",
  },
  "quantization-map": {
    word: "quantization map",
    definition: "The table of the values that the codes stand for. All values lie between −1 and 1.",
  },
  quantize: {
    word: "quantize",
    definition: "To replace a value by the code of the nearest value in the quantization map.",
  },
  register: {
    word: "register",
    definition:
      "A place for one number inside a thread. Registers are few and take almost no time to read; memory takes hundreds of times as long.",
  },
  "second-moment": {
    word: "second moment",
    definition: "r, the running average of the squared gradient; many texts write v. It is never negative.",
  },
  seed: {
    word: "seed",
    definition:
      "The number from which all random choices of a run follow: the data, the initial weights, the order of the batches. The same seed gives the same run on the same device.",
  },
  sgd: {
    word: "SGD",
    definition:
      "Stochastic gradient descent: subtract the gradient of one batch, times the learning rate. It remembers nothing.",
  },
  sharding: {
    word: "sharding",
    definition:
      "To split weights, gradients and optimizer state over several GPUs, so that each GPU stores a part of every tensor and gets the rest from the others.",
  },
  "shared-memory": {
    word: "shared memory",
    definition:
      "A small, fast memory on the chip that belongs to one workgroup. WGSL calls it workgroup memory.",
  },
  snapshot: {
    word: "snapshot",
    definition:
      "Everything that a run needs to continue from a step as if it had never stopped: weights, moments or their codes, and the place in the stream of batches.",
  },
  "stable-embedding": {
    word: "stable embedding",
    definition:
      "An embedding layer with Xavier uniform initialization, layer normalization before position embeddings are added, and 32-bit optimizer state.",
  },
  subgroup: {
    word: "subgroup",
    definition:
      "Neighbouring threads, often 32, that execute together and can read each other’s registers. Other texts call it a warp or a wave.",
  },
  thread: {
    word: "thread",
    definition: "One run of a kernel, for one number or a few. A GPU runs thousands of them at once.",
  },
  workgroup: {
    word: "workgroup",
    definition:
      "Threads that run on one part of a GPU, share a fast memory and can wait for each other. Other texts call it a thread block.",
  },
  xavier: {
    word: "Xavier initialization",
    definition:
      "Initial weights drawn evenly between −a and a, with a the root of six over the sum of a layer’s inputs and outputs.",
  },
  "zipf-law": {
    word: "Zipf’s law",
    definition:
      "In a text the frequency of a word is about one over its rank: the tenth most frequent word is used a tenth as often as the first.",
  },
};
