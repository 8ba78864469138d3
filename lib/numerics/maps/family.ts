import { NumericsError } from "../errors";
import type { MapFamily, MapRequest, QuantizationMap } from "./map";

/** What tells one family from another; `mapFamilyOf` adds the rest. */
interface FamilyParts<Name extends string> {
  readonly name: Name;
  readonly label: string;
  readonly summary: string;
  /** What is offered, as a phrase that completes "... must be". */
  readonly offer: string;
  offers(request: MapRequest): boolean;
  /** The values of the map, ascending; only called with a request that is offered. */
  values(request: MapRequest): Float32Array;
}

/** A family that refuses, in one sentence, every request it does not offer. */
export function mapFamilyOf<Name extends string>(parts: FamilyParts<Name>): MapFamily<Name> {
  const { name, label, summary } = parts;
  const offers = (request: MapRequest) => isWholeBits(request.bits) && parts.offers(request);
  return {
    name,
    label,
    summary,
    offers,
    make(request: MapRequest): QuantizationMap {
      if (!offers(request)) {
        const asked = `${request.bits} bits, ${request.signed ? "signed" : "unsigned"}`;
        throw new NumericsError(`the request to the ${label} map`, asked, parts.offer);
      }
      return { name, label, bits: request.bits, signed: request.signed, values: parts.values(request) };
    },
  };
}

const isWholeBits = (bits: number) => Number.isInteger(bits) && bits >= 2 && bits <= 8;
