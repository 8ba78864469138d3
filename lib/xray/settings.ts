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
export function settingAnswers({ parameters, scalars }: Evidence): Answer[] {
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
      sentence: (which) =>
        `The schedule of AdEMAMix has a length of 0 in the settings, by which the first step after resuming divides: ${which} become NaN (bitsandbytes before 0.49.2).`,
    },
    {
      level: "look",
      clinicCase: CLINIC_CASES.scheduleZero,
      hit: alphas.includes(0) ? slow : [],
      sentence: (which) => `The slow moments of ${which} have no weight: alpha is 0 in the settings.`,
    },
    {
      level: "look",
      clinicCase: CLINIC_CASES.oldBlocks,
      hit: alphas.includes(undefined) ? library : [],
      sentence: () =>
        "The groups of parameters have no “alpha”, so the file is from before bitsandbytes 0.44. Versions 0.44 and 0.45 fail when they load it, and its blocks are not converted.",
    },
    {
      level: "note",
      clinicCase: CLINIC_CASES.noDecay,
      hit: [],
      whole: decays.length > 0 && decays.every((decay) => decay === 0),
      sentence: () =>
        "Weight decay is 0 in all groups. AdamW’s default is 0.01; a comparison of two optimizers needs the same.",
    },
    {
      level: "note",
      hit: [],
      whole: numbered,
      sentence: () =>
        "The file numbers its parameters and does not name them, so it cannot show which of them is an embedding.",
    },
  ];
}
