/** Hues of the kinds of map families. Families of one kind share a hue and differ by label. */
const HUES: readonly { readonly families: RegExp; readonly hue: string }[] = [
  { families: /^dynamic$/, hue: "var(--map-dynamic)" },
  { families: /^linear/, hue: "var(--map-linear)" },
  { families: /^quantile$/, hue: "var(--map-quantile)" },
  { families: /^(e\dm\d|fp\d)$/, hue: "var(--map-float)" },
  { families: /^nf/, hue: "var(--map-normal)" },
];

/** The hue of maps that readers make, and the default for a family without an entry in HUES. */
const NEUTRAL_HUE = "var(--map-custom)";

/** Returns the hue of a family of maps, as a CSS colour, the same in every picture. */
export const mapHue = (name: string): string =>
  HUES.find(({ families }) => families.test(name))?.hue ?? NEUTRAL_HUE;
