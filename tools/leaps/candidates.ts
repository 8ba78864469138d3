/** The compared ways to store a second moment: the library's way and the cures. */
import { makeMap, type QuantizationMap } from "@/lib/numerics/maps";
import type { Rule } from "@/lib/numerics/rules";
import type { StateMaps } from "@/lib/numerics/step8";

/** One way to store a second moment. */
export interface Candidate {
  readonly name: string;
  /** One phrase for the table of results. */
  readonly label: string;
  /** Bits that it is for; both if left out. */
  readonly bits?: 8 | 4;
  /** The map of first moments; the dynamic map if left out. */
  firstMoments?(dynamic: QuantizationMap): QuantizationMap;
  /** The map of second moments; the map with a zero if left out. */
  secondMoments?(withZero: QuantizationMap): QuantizationMap;
  /**
   * Whether a second moment that the library stores with its signed map (rmsprop, adagrad) keeps that map.
   */
  readonly signed?: boolean;
  /** Whether a second moment that is not 0 is stored as the smallest positive value at least. */
  readonly roundUp?: boolean;
  /** The epsilon of a block is at least this share of the root of its largest second moment. */
  readonly relativeEpsilon?: number;
  /** No weight moves by more than this many learning rates in a step. */
  readonly clip?: number;
}

const withValues = (map: QuantizationMap, values: Float32Array): QuantizationMap => ({ ...map, values });

/** Returns a map with its values from 0 up changed; a signed map keeps its negative values. */
function changed(map: QuantizationMap, change: (value: number, smallest: number) => number): QuantizationMap {
  const smallest = map.values[map.values.indexOf(0) + 1];
  return withValues(
    map,
    map.values.map((value) => (value < 0 ? value : change(value, smallest))),
  );
}

const zeroBecomes = (share: number) => (map: QuantizationMap) =>
  changed(map, (value, smallest) => (value === 0 ? share * smallest : value));

/** 0 becomes the midpoint of the decade below the lowest one that has values: 5.5e-8 in 8 bits. */
const decadeBelow = (map: QuantizationMap) =>
  changed(map, (value, smallest) =>
    value === 0 ? 0.55 * 10 ** (Math.ceil(Math.log10(smallest)) - 1) : value,
  );

const floorAt = (floor: number) => (map: QuantizationMap) => changed(map, (value) => Math.max(value, floor));

/** A table of 16 values, for 4 bits. */
const spaced = (value: (i: number) => number) => (map: QuantizationMap) =>
  withValues(
    map,
    Float32Array.from({ length: 16 }, (_, i) => value(i)),
  );

/**
 * The root of half of the smallest 8-bit value: as a share of the root of absmax, the least that "half"
 * stores.
 */
const ROOT_OF_HALF = Math.sqrt(3.25e-7 / 2);

export const CANDIDATES: readonly Candidate[] = [
  { name: "zero", label: "dynamic with zero (in 8 bits as the library)", signed: true },
  { name: "half", label: "0 becomes half of the smallest value", secondMoments: zeroBecomes(0.5) },
  {
    name: "half-signed",
    label: "the same in the signed map (rmsprop, adagrad)",
    secondMoments: zeroBecomes(0.5),
    signed: true,
  },
  { name: "whole", label: "0 becomes the smallest value", secondMoments: zeroBecomes(1) },
  { name: "decade", label: "0 becomes a value one decade below", secondMoments: decadeBelow },
  {
    name: "linear",
    label: "linear above zero",
    bits: 4,
    secondMoments: ({ bits }) => makeMap("linear-above-zero", { bits, signed: false }),
  },
  {
    name: "linear-8",
    label: "evenly spaced values from 1/8",
    bits: 4,
    secondMoments: spaced((i) => 1 / 8 + (7 / 8) * (i / 15)),
  },
  {
    name: "geometric",
    label: "geometric above zero: equal ratios from 1/32",
    bits: 4,
    secondMoments: ({ bits }) => makeMap("geometric-above-zero", { bits, signed: false }),
  },
  {
    name: "geometric-64",
    label: "equal ratios from 1/64",
    bits: 4,
    secondMoments: spaced((i) => 64 ** (i / 15 - 1)),
  },
  { name: "round-up", label: "what is not 0 is rounded up to the smallest value", roundUp: true },
  { name: "floor-6", label: "floor of 1e-6 of absmax", secondMoments: floorAt(1e-6) },
  { name: "floor-5", label: "floor of 1e-5 of absmax", secondMoments: floorAt(1e-5) },
  { name: "epsilon", label: "epsilon at least 4e-4 of the block's root", relativeEpsilon: ROOT_OF_HALF },
  {
    name: "epsilon-3",
    label: "epsilon at least 4e-3 of the block's root",
    relativeEpsilon: 10 * ROOT_OF_HALF,
  },
  { name: "clip-2", label: "steps clipped at 2 learning rates", clip: 2 },
  { name: "clip-4", label: "steps clipped at 4 learning rates", clip: 4 },
];

const geometric = () => makeMap("geometric-above-zero", { bits: 4, signed: false });

/** A signed table of 15 values: 0, and seven on either side. */
const symmetric = (value: (i: number) => number) => (map: QuantizationMap) =>
  withValues(
    map,
    Float32Array.from({ length: 15 }, (_, code) => Math.sign(code - 7) * value(Math.abs(code - 7))),
  );

/** The compared ways to store a first moment in 4 bits, beside the second moments of adam4bit. */
export const FIRST_MOMENTS: readonly Candidate[] = [
  { name: "m-dynamic", label: "dynamic, as adam4bit", bits: 4, secondMoments: geometric },
  {
    name: "m-in-8",
    label: "dynamic with 8 bits",
    bits: 4,
    firstMoments: () => makeMap("dynamic", { bits: 8, signed: true }),
    secondMoments: geometric,
  },
  {
    name: "r-in-8",
    label: "dynamic, beside r with 8 bits",
    bits: 4,
    secondMoments: () => makeMap("dynamic-above-zero", { bits: 8, signed: false }),
  },
  {
    name: "m-linear",
    label: "evenly spaced from 1/7",
    bits: 4,
    firstMoments: symmetric((i) => i / 7),
    secondMoments: geometric,
  },
  {
    name: "m-ratios",
    label: "ratios of 0.7 from 0.12",
    bits: 4,
    firstMoments: symmetric((i) => (i === 0 ? 0 : 0.7 ** (7 - i))),
    secondMoments: geometric,
  },
  {
    name: "m-small",
    label: "0.02, then evenly spaced",
    bits: 4,
    firstMoments: symmetric((i) => (i === 0 ? 0 : 0.02 + (0.98 * (i - 1)) / 6)),
    secondMoments: geometric,
  },
];

/**
 * Returns the candidate of a name.
 *
 * @throws RangeError if there is no such candidate
 */
export function candidateNamed(name: string): Candidate {
  const found = [...CANDIDATES, ...FIRST_MOMENTS].find((candidate) => candidate.name === name);
  if (!found)
    throw new RangeError(`candidate is "${name}", but must be one of ${CANDIDATES.map((c) => c.name)}`);
  return found;
}

/**
 * Returns whether a candidate can be tried with a rule. LAMB's trust ratio needs one epsilon for the whole
 * tensor.
 */
export const fits = ({ name, bits: own, relativeEpsilon }: Candidate, rule: Rule, bits: 8 | 4): boolean =>
  (own === undefined || own === bits) &&
  (name !== "half-signed" || rule.states.every(({ nonNegative }) => nonNegative)) &&
  !(relativeEpsilon !== undefined && rule.tensorWide !== undefined && rule.name === "lamb");

/** Returns the maps of a rule's states. */
export function mapsOf(
  { firstMoments, secondMoments, signed }: Candidate,
  rule: Rule,
  bits: 8 | 4,
): StateMaps {
  const dynamic = {
    signed: makeMap("dynamic", { bits, signed: true }),
    unsigned: makeMap("dynamic", { bits, signed: false }),
  };
  const own = secondMoments ?? ((map: QuantizationMap) => map);
  const onlySquares = rule.states.every(({ nonNegative }) => nonNegative);
  const unsigned = own(dynamic.unsigned);
  if (!onlySquares) return { signed: firstMoments?.(dynamic.signed) ?? dynamic.signed, unsigned };
  // Cures other than a table leave the library's storage as it is.
  return { signed: signed || !secondMoments ? own(dynamic.signed) : unsigned, unsigned };
}
