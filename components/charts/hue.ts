/**
 * Returns the hue of a family of maps, the same in every picture. Families of one kind share a hue and differ
 * by label.
 */
export function mapHue(name: string): string {
  if (name === "dynamic") return "var(--map-dynamic)";
  if (name.startsWith("linear")) return "var(--map-linear)";
  if (name === "quantile") return "var(--map-quantile)";
  if (/^(e\dm\d|fp\d)$/.test(name)) return "var(--map-float)";
  if (name.startsWith("nf")) return "var(--map-normal)";
  return "var(--map-custom)";
}
