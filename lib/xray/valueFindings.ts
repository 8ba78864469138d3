/** What the values themselves tell. */
import { makeMap } from "@/lib/numerics/maps";
import { CLINIC_CASES } from "./clinicCases";
import { type Answer, type Evidence, type Measured, stateOf } from "./evidence";
import { settingsOf } from "./settings";
import { percent } from "./words";

/** From this share on, second moments stored as zero are a mistake and not an accident. */
const MANY_ZEROS = 0.01;
/** From this share of blocks on, dwarfed blocks are worth a sentence. */
const MANY_DWARFED = 0.01;

/** Returns the answers about zeros, values that are not finite, and blocks with one large value. */
export function valueAnswers({ parameters, scalars, t }: Evidence): Answer[] {
  const zeroShare = ({ measurement: { pair } }: Measured) =>
    pair && pair.live > 0 ? pair.zeroSecond / pair.live : 0;
  const total = (of: (each: Measured) => number, list: readonly Measured[]) =>
    list.reduce((sum, each) => sum + of(each), 0);
  const many = parameters.filter((each) => zeroShare(each) >= MANY_ZEROS);
  const few = parameters.filter((each) => zeroShare(each) > 0 && zeroShare(each) < MANY_ZEROS);
  const epsilon = settingsOf(scalars, "eps").find((each) => typeof each === "number");
  const withEpsilon =
    typeof epsilon === "number" ? t("xray.hereEpsilon", { epsilon: t.print(String(epsilon)) }) : "";
  const zeroSentence = (list: readonly Measured[]) => (which: string) => {
    const share =
      total(({ measurement: { pair } }) => pair?.zeroSecond ?? 0, list) /
      total(({ measurement: { pair } }) => pair?.live ?? 0, list);
    return t("xray.zeroSecond", { which, share: percent(share, t), epsilon: withEpsilon });
  };
  const unreal = (each: Measured) =>
    each.measurement.states.some(
      ({ notANumber, infinite }, k) =>
        infinite > 0 || (notANumber > 0 && (each.states[k].known || each.states[k].bits > 8)),
    );
  const negative = (each: Measured) =>
    each.states.some(
      ({ role, known }, k) =>
        role === "second" &&
        stateOf(each, "first") &&
        known?.signed !== true &&
        each.measurement.states[k].negative > 0,
    );
  const blocks = (key: "dwarfed" | "judged") => (each: Measured) =>
    Math.max(0, ...each.measurement.states.map((counts) => counts[key]));
  const dwarfed = parameters.filter((each) => {
    const judged = blocks("judged")(each);
    return judged > 0 && blocks("dwarfed")(each) >= Math.max(1, MANY_DWARFED * judged);
  });
  return [
    {
      level: "wrong",
      clinicCase: CLINIC_CASES.zeroSecondMoment,
      hit: parameters.filter(unreal),
      sentence: (which) => t("xray.notFinite", { which }),
    },
    {
      level: "wrong",
      hit: parameters.filter(negative),
      sentence: (which) => t("xray.negative", { which }),
    },
    { level: "wrong", clinicCase: CLINIC_CASES.zeroSecondMoment, hit: many, sentence: zeroSentence(many) },
    { level: "note", clinicCase: CLINIC_CASES.zeroSecondMoment, hit: few, sentence: zeroSentence(few) },
    {
      level: "look",
      hit: dwarfed,
      sentence: (which) => t("xray.dwarfed", { which, count: total(blocks("dwarfed"), dwarfed) }),
    },
    {
      level: "note",
      hit: parameters.filter(fromCpu),
      sentence: (which) => t("xray.cpuZero", { which, zero: t.print(String(CPU_ZERO)) }),
    },
  ];
}

/** The code of 0 in the signed dynamic map, and the code that the look-up of the CPU back end gives in its place. */
const ZERO_CODE = 127;
const CPU_ZERO_CODE = 131;
const CPU_ZERO = Number(makeMap("dynamic", { bits: 8, signed: true }).values[CPU_ZERO_CODE].toPrecision(2));
/** Share of values with the other code from which on it is no accident. */
const CPU_SHARE = 0.01;

function fromCpu({ states, measurement }: Measured): boolean {
  return states.some(({ role, known }, k) => {
    const { codes, count } = measurement.states[k];
    if (role !== "first" || known?.name !== "dynamic" || !known.signed) return false;
    return codes[ZERO_CODE] === 0 && codes[CPU_ZERO_CODE] > CPU_SHARE * count;
  });
}
