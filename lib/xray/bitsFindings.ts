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
export function bitsAnswers({ parameters, scalars, t }: Evidence): Answer[] {
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
      sentence: (which) => t("xray.embedding8", { which }),
    },
    {
      level: "look",
      clinicCase: CLINIC_CASES.outputLayer8,
      hit: embedding32 ? withCodes.filter(({ name }) => isOutputLayer(name)) : [],
      sentence: (which) => t("xray.output8", { which }),
    },
    {
      level: "look",
      clinicCase: CLINIC_CASES.silent32,
      hit: mixed || in16.length > 0 ? [] : in32.filter(large),
      sentence: (which) => t("xray.silent32", { which, least: REFERENCE_MIN_8BIT_SIZE }),
    },
    {
      level: "look",
      clinicCase: CLINIC_CASES.silent32,
      hit: mixed
        ? in32.filter((each) => large(each) && !isEmbedding(each.name) && !isOutputLayer(each.name))
        : [],
      sentence: (which) => t("xray.beside32", { which }),
    },
    {
      level: "wrong",
      clinicCase: CLINIC_CASES.thresholdTwice,
      hit: in32.filter(({ count }) => count >= asked && count < REFERENCE_MIN_8BIT_SIZE),
      sentence: (which) => t("xray.threshold", { which, asked: String(asked) }),
    },
    {
      level: "look",
      clinicCase: CLINIC_CASES.bf16Weights,
      hit: in16,
      sentence: (which) => t("xray.moments16", { which }),
    },
    {
      level: "look",
      hit: mixed && bytes > LITTLE_SAVED * bytes32 ? heavy : [],
      sentence: (which) => t("xray.littleSaved", { which, share: percent(bytes / bytes32, t) }),
    },
  ];
}
