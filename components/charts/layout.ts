import { scaleLinear } from "d3-scale";
import { printNumber } from "./format";
import type { Domain, Scale } from "./scale";

/** A map from numbers to shares of a line, before a part of the line is enlarged. */
export interface Layout {
  readonly kind: Scale["kind"];
  /** 0 at the left end, 1 at the right end. */
  share(value: number): number;
  value(share: number): number;
  /** Round values between two numbers, about `count`. */
  ticks(low: number, high: number, count: number): readonly number[];
}

/** The visible part of a line: enlarged `zoom` times (1 or more) around the share `centre`. */
export interface View {
  readonly zoom: number;
  readonly centre: number;
}

/** The view of the whole line. */
export const WHOLE_VIEW: View = { zoom: 1, centre: 0.5 };

/** Returns a layout on which equal differences have equal lengths. */
export function linearLayout([low, high]: Domain): Layout {
  return {
    kind: "linear",
    share: (value) => (value - low) / (high - low),
    value: (share) => low + share * (high - low),
    ticks: (from, to, count) => scaleLinear([from, to], [0, 1]).ticks(count),
  };
}

/**
 * Returns a layout that is logarithmic on both sides of zero: each power of ten down to `floor` gets the same
 * length, 0 stands in the middle (or at the left end, if no value is negative), and smaller values than
 * `floor` fall onto it.
 *
 * @param floor smallest magnitude that is distinguished from 0; must be above 0
 */
export function signedLogLayout([low, high]: Domain, floor: number): Layout {
  const room = (value: number) =>
    Math.abs(value) <= floor ? 0 : Math.sign(value) * Math.log10(Math.abs(value) / floor);
  const left = room(low);
  const width = room(high) - left;
  return {
    kind: "log",
    share: (value) => (room(value) - left) / width,
    value(share) {
      const at = left + share * width;
      return at === 0 ? 0 : Math.sign(at) * floor * 10 ** Math.abs(at);
    },
    ticks: (from, to, count) => signedLogTicks(from, to, floor, count),
  };
}

/**
 * Powers of ten on both sides and 0; within two decades also 2 and 5 of each; within half a decade round
 * numbers.
 */
function signedLogTicks(from: number, to: number, floor: number, count: number): readonly number[] {
  const sameSide = from * to > 0;
  const near = Math.min(Math.abs(from), Math.abs(to));
  const far = Math.max(Math.abs(from), Math.abs(to));
  const decades = Math.log10(far / (sameSide ? Math.max(near, floor) : floor)) * (from < 0 && to > 0 ? 2 : 1);
  if (sameSide && decades < 0.7) return scaleLinear([from, to], [0, 1]).ticks(count);
  const every = Math.max(1, Math.ceil(decades / count));
  const mantissas = decades < count / 2 ? [1, 2, 5] : [1];
  const ticks = [0];
  for (let power = Math.floor(Math.log10(far)); power > Math.log10(floor); power--) {
    if (power % every !== 0) continue;
    for (const mantissa of mantissas) {
      const size = Number(`${mantissa}e${power}`);
      ticks.push(size, -size);
    }
  }
  return ticks.filter((tick) => tick >= from && tick <= to).sort((a, b) => a - b);
}

/** Returns the visible part of a layout as a scale, for marks and axes. */
export function viewScale(layout: Layout, view: View, range: Domain): Scale {
  const [left, right] = range;
  const width = (right - left) * view.zoom;
  const start = (left + right) / 2 - view.centre * width;
  const invert = (pixel: number) => layout.value((pixel - start) / width);
  const domain: Domain = [invert(left), invert(right)];
  return {
    kind: layout.kind,
    domain,
    range,
    at: (value) => start + layout.share(value) * width,
    invert,
    ticks: (count) => layout.ticks(domain[0], domain[1], count),
    print: printerFor(layout, domain),
  };
}

/** As many digits as it takes to tell neighbouring ticks apart, at any enlargement. */
function printerFor(layout: Layout, [low, high]: Domain): (value: number) => string {
  // More ticks than are drawn, for the smallest step that may come.
  const ticks = layout.ticks(low, high, 20);
  const step = ticks[1] - ticks[0];
  const largest = Math.max(Math.abs(low), Math.abs(high));
  // All of them: on a logarithmic line 0, 1e-6 and 2e-6 come evenly, and the powers of ten after them do not.
  const evenly = ticks.every((tick, i) => i === 0 || Math.abs(tick - ticks[i - 1] - step) < step * 1e-3);
  if (!evenly || step > largest * 2e-3) return printNumber;
  const minus = (text: string) => text.replaceAll("-", "−");
  if (largest < 1e-3) {
    const digits = Math.ceil(Math.log10(largest / step));
    return (value) => minus(value.toExponential(digits));
  }
  const decimals = Math.min(15, Math.ceil(-Math.log10(step)));
  return (value) => minus(value.toFixed(decimals));
}

/** Returns a view moved as little as needed to stay on the line. */
export function keptInside({ zoom, centre }: View): View {
  const half = 0.5 / zoom;
  return { zoom, centre: Math.min(1 - half, Math.max(half, centre)) };
}

/** Returns a view enlarged `times` around a share of the line; 0 returns the view of the whole line. */
export function zoomedOn(view: View, maxZoom: number, times: number, share: number): View {
  if (times === 0) return { zoom: 1, centre: 0.5 };
  return keptInside({ zoom: Math.min(maxZoom, Math.max(1, view.zoom * times)), centre: share });
}
