/** A model by its published number of parameters. */
export interface Preset {
  readonly name: string;
  readonly label: string;
  /** As the source prints it, rounded there: 1.3e9 where it says 1.3B. */
  readonly parameters: number;
  /** Key of the source in content/references.bib. */
  readonly source: string;
}

const family = (source: string, sizes: readonly (readonly [label: string, parameters: number])[]) =>
  sizes.map(([label, parameters]): Preset => {
    return { name: label.toLowerCase().replaceAll(/[ .]/g, "-"), label, parameters, source };
  });

/** Models that readers know, in families. Counts are those of the papers (RoBERTa base: of its authors' release). */
export const PRESETS: readonly Preset[] = [
  ...family("liu2019", [
    ["RoBERTa base", 125e6],
    ["RoBERTa large", 355e6],
  ]),
  ...family("radford2019", [
    ["GPT-2 small", 117e6],
    ["GPT-2 medium", 345e6],
    ["GPT-2 large", 762e6],
    ["GPT-2 XL", 1542e6],
  ]),
  ...family("raffel2020", [
    ["T5 small", 60e6],
    ["T5 base", 220e6],
    ["T5 large", 770e6],
    ["T5 3B", 3e9],
    ["T5 11B", 11e9],
  ]),
  ...family("zhang2022", [
    ["OPT 125M", 125e6],
    ["OPT 350M", 350e6],
    ["OPT 1.3B", 1.3e9],
    ["OPT 2.7B", 2.7e9],
    ["OPT 6.7B", 6.7e9],
    ["OPT 13B", 13e9],
    ["OPT 30B", 30e9],
    ["OPT 66B", 66e9],
    ["OPT 175B", 175e9],
  ]),
  ...family("bigscience2022", [
    ["BLOOM 560M", 560e6],
    ["BLOOM 1.1B", 1.1e9],
    ["BLOOM 1.7B", 1.7e9],
    ["BLOOM 3B", 3e9],
    ["BLOOM 7.1B", 7.1e9],
    ["BLOOM 176B", 176e9],
  ]),
];

/** The preset of that name; undefined for the free size. */
export const presetNamed = (name: string) => PRESETS.find((preset) => preset.name === name);
