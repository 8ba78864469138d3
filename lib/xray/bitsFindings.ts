/** What the bits tell in which parameters are kept. */
import { REFERENCE_MIN_8BIT_SIZE } from "@/lib/numerics/memory";
import { CLINIC_CASES } from "./clinicCases";
import { type Answer, type Evidence, hasCodes, type Measured } from "./evidence";
import { isEmbedding, isOutputLayer } from "./reasons";
import { percent } from "./words";

/** State that takes more than this share of its bytes in 32 bits has saved little. */
const LITTLE_SAVED = 0.5;
/** Share of all bytes from which on a parameter is named as the reason. */
const HEAVY = 0.1;

/** Returns the answers about 8, 16 and 32 bits. */
export function bitsAnswers({ parameters, scalars }: Evidence): Answer[] {
  const large = ({ count }: Measured) => count >= REFERENCE_MIN_8BIT_SIZE;
  const withCodes = parameters.filter(hasCodes);
  const in32 = parameters.filter((each) => each.states.every(({ bits }) => bits >= 32));
  const in16 = parameters.filter((each) => each.states.some(({ bits }) => bits === 16));
  const mixed = withCodes.length > 0;
  const sum = (key: "bytes" | "bytes32") => parameters.reduce((total, each) => total + each[key], 0);
  const [bytes, bytes32] = [sum("bytes"), sum("bytes32")];
  const heavy = in32.filter((each) => each.bytes > HEAVY * bytes);
  const embedding32 = in32.some(({ name }) => isEmbedding(name));
  const threshold = [...scalars].find(([name]) => /(^|\.)min_?8bit_?size$/i.test(name))?.[1];
  const asked = typeof threshold === "number" ? threshold : Number.POSITIVE_INFINITY;
  return [
    {
      level: "look",
      clinicCase: CLINIC_CASES.embedding8,
      hit: withCodes.filter(({ name }) => isEmbedding(name)),
      sentence: (which) =>
        `${which}, by name an embedding, has 8-bit state. The paper keeps embeddings in 32 bits. If an override was meant to do so, it had no effect (override_config before bitsandbytes 0.50).`,
    },
    {
      level: "look",
      clinicCase: CLINIC_CASES.outputLayer8,
      hit: embedding32 ? withCodes.filter(({ name }) => isOutputLayer(name)) : [],
      sentence: (which) =>
        `The embedding has 32-bit state, but ${which}, the output layer, has codes. Rules for embeddings do not reach an output layer with weights of its own.`,
    },
    {
      level: "look",
      clinicCase: CLINIC_CASES.silent32,
      hit: mixed || in16.length > 0 ? [] : in32.filter(large),
      sentence: (which) =>
        `No parameter has 8-bit state, although ${which} have ${REFERENCE_MIN_8BIT_SIZE.toLocaleString("en")} elements or more. If an 8-bit optimizer was meant, it is not in use.`,
    },
    {
      level: "look",
      clinicCase: CLINIC_CASES.silent32,
      hit: mixed
        ? in32.filter((each) => large(each) && !isEmbedding(each.name) && !isOutputLayer(each.name))
        : [],
      sentence: (which) =>
        `${which} have 32-bit state beside others in 8 bits, although their size does not ask for it: an override, or state that was not converted.`,
    },
    {
      level: "wrong",
      clinicCase: CLINIC_CASES.thresholdTwice,
      hit: in32.filter(({ count }) => count >= asked && count < REFERENCE_MIN_8BIT_SIZE),
      sentence: (which) =>
        `The smallest size of 8-bit state was set to ${asked}, but ${which} of that size and more have 32-bit state: the option had no effect (bitsandbytes before 0.43.2).`,
    },
    {
      level: "look",
      clinicCase: CLINIC_CASES.bf16Weights,
      hit: in16,
      sentence: (which) =>
        `The moments of ${which} are kept in 16 bits, as they are when the weights are. With β₂ = 0.999 a second moment changes by a thousandth a step, which bfloat16 rounds away, and so are small updates of the weights.`,
    },
    {
      level: "look",
      hit: mixed && bytes > LITTLE_SAVED * bytes32 ? heavy : [],
      sentence: (which) =>
        `The state takes ${percent(bytes / bytes32)} of its bytes in 32 bits; a quarter would be usual. Most of the rest is ${which}.`,
    },
  ];
}
