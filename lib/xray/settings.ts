/** What the settings of the optimizer tell, where the file holds them. */
import type { Scalar } from "@/lib/checkpoints";
import { CLINIC_CASES } from "./clinicCases";
import { type Answer, type Evidence, stateOf } from "./evidence";

/** Returns a setting of all groups of parameters; undefined for groups without it. */
export function settingsOf(scalars: ReadonlyMap<string, Scalar>, name: string): (Scalar | undefined)[] {
  const groups = [...scalars.keys()].flatMap(
    (key) => /^((?:.*\.)?param_groups\.\d+)\.lr$/.exec(key)?.[1] ?? [],
  );
  return groups.map((group) => scalars.get(`${group}.${name}`));
}

/** Returns the answers about settings. */
export function settingAnswers({ parameters, scalars, t }: Evidence): Answer[] {
  const decays = settingsOf(scalars, "weight_decay");
  const alphas = settingsOf(scalars, "alpha");
  const schedules = [...settingsOf(scalars, "t_alpha"), ...settingsOf(scalars, "t_beta3")];
  const slow = parameters.filter((each) => stateOf(each, "slow"));
  const library = parameters.filter(({ states }) => states.some(({ tensor }) => /state1$/.test(tensor.name)));
  const numbered = parameters.every(({ name }) => /(^|\.)\d+$/.test(name));
  return [
    {
      level: "wrong",
      clinicCase: CLINIC_CASES.scheduleZero,
      hit: schedules.includes(0) ? slow : [],
      sentence: (which) => t("xray.scheduleZero", { which }),
    },
    {
      level: "look",
      clinicCase: CLINIC_CASES.scheduleZero,
      hit: alphas.includes(0) ? slow : [],
      sentence: (which) => t("xray.alphaZero", { which }),
    },
    {
      level: "look",
      clinicCase: CLINIC_CASES.oldBlocks,
      hit: alphas.includes(undefined) ? library : [],
      sentence: () => t("xray.noAlpha"),
    },
    {
      level: "note",
      clinicCase: CLINIC_CASES.noDecay,
      hit: [],
      whole: decays.length > 0 && decays.every((decay) => decay === 0),
      sentence: () => t("xray.noDecay"),
    },
    {
      level: "note",
      hit: [],
      whole: numbered,
      sentence: () => t("xray.numbered"),
    },
  ];
}
