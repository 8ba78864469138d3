/**
 * The language model of the clinic. It has the three kinds of layers that 8-bit optimizers treat differently: an
 * embedding, a hidden layer and an output layer.
 */
import { makeWordNet } from "@/lib/nn/wordNet";
import { makeRandom } from "@/lib/numerics/random";
import { CONTEXT, HIDDEN, VOCABULARY, WIDTH } from "./patient";

const net = makeWordNet({
  vocabulary: VOCABULARY,
  context: CONTEXT,
  width: WIDTH,
  hidden: HIDDEN,
  activation: "tanh",
  init: "uniform",
});

/** Returns the weights before the first step, in the order of `WordNet.weights`. @param seed a whole number from 0 */
export const clinicWeights = (seed: number) => net.weights(makeRandom(seed));

/** As `WordNet.gradients`. */
export const clinicGradients = net.gradients;
