import { scaleLinear, scaleLog } from "d3-scale";
import { printNumber } from "./format";

/** Two ends: of an interval of values, or of one of pixels. */
export type Domain = readonly [number, number];

/**
 * A map from numbers to pixels.
 *
 * A scale never fails. Without data it shows 0 to 1; a constant series gets room around it; a logarithmic
 * scale leaves out values without a logarithm.
 */
export interface Scale {
  readonly kind: "linear" | "log";
  readonly domain: Domain;
  /** Pixels of the two ends of the domain. */
  readonly range: Domain;
  /** Pixel of a value; NaN for what cannot be drawn, so that a line breaks there. */
  at(value: number): number;
  /** Value under a pixel. */
  invert(pixel: number): number;
  /** About `count` round values. */
  ticks(count: number): readonly number[];
  print(value: number): string;
}

/** What a scale must show, and where. */
export interface ScaleRequest {
  readonly range: Domain;
  /** All numbers that must fit; those that are not finite are ignored. */
  readonly series: readonly ArrayLike<number>[];
  /** Values that must be inside whatever the data are, such as 0 for bars. */
  readonly include?: readonly number[];
  /** Share of the domain that is left free at both ends. */
  readonly pad?: number;
  readonly print?: (value: number) => string;
}

/** Smallest and largest finite number of all series that `keep` accepts, or undefined. */
function spread(request: ScaleRequest, keep: (value: number) => boolean): Domain | undefined {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const values of [...request.series, request.include ?? []]) {
    for (let i = 0; i < values.length; i++) {
      const value = values[i];
      if (!Number.isFinite(value) || !keep(value)) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return low <= high ? [low, high] : undefined;
}

/** Returns a scale on which equal differences have equal lengths. */
export function linearScale(request: ScaleRequest): Scale {
  const [low, high] = spread(request, () => true) ?? [0, 1];
  // A constant series would have a domain of no width: give it a tenth of its own size around it.
  const room = low === high ? Math.max(Math.abs(low) * 0.1, 1e-9) : (high - low) * (request.pad ?? 0);
  const domain: Domain = [low - room, high + room];
  const scale = scaleLinear([...domain], [...request.range]);
  return {
    kind: "linear",
    domain,
    range: request.range,
    at: (value) => (Number.isFinite(value) ? scale(value) : Number.NaN),
    invert: (pixel) => scale.invert(pixel),
    ticks: (count) => scale.ticks(count),
    print: request.print ?? printNumber,
  };
}

/** Returns a scale on which equal ratios have equal lengths. */
export function logScale(request: ScaleRequest): Scale {
  const [low, high] = spread(request, (value) => value > 0) ?? [0.1, 1];
  const room = low === high ? 1.25 : (high / low) ** (request.pad ?? 0);
  const domain: Domain = [low / room, high * room];
  const scale = scaleLog([...domain], [...request.range]);
  return {
    kind: "log",
    domain,
    range: request.range,
    at: (value) => (value > 0 && Number.isFinite(value) ? scale(value) : Number.NaN),
    invert: (pixel) => scale.invert(pixel),
    ticks: (count) => logTicks(domain, count),
    print: request.print ?? printNumber,
  };
}

/** Powers of ten; with 2 and 5 between them where there are few; plain round numbers within half a decade. */
function logTicks([low, high]: Domain, count: number): number[] {
  const decades = Math.log10(high / low);
  if (decades < 0.7) return scaleLinear([low, high], [0, 1]).ticks(count);
  const every = Math.max(1, Math.ceil(decades / count));
  const mantissas = decades < count / 2 ? [1, 2, 5] : [1];
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
    if (every > 1 && power % every !== 0) continue;
    for (const mantissa of mantissas) ticks.push(Number(`${mantissa}e${power}`));
  }
  return ticks.filter((tick) => tick >= low && tick <= high);
}

/** A scale whose values are the pixels themselves: that of a chart for which none is given. */
export const pixelScale = (range: Domain): Scale => ({
  kind: "linear",
  domain: range,
  range,
  at: (value) => (Number.isFinite(value) ? value : Number.NaN),
  invert: (pixel) => pixel,
  ticks: (count) => scaleLinear([...range], [0, 1]).ticks(count),
  print: printNumber,
});

/** Index range [0, n - 1] for series drawn over their index; a single point sits at the left end. */
export const indexScale = (count: number, range: Domain): Scale =>
  linearScale({ series: [], include: [0, Math.max(1, count - 1)], range });
