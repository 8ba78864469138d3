/** lib/numerics/momentBits.ts for an optimizer whose moments share their bits. */

function refuse(): never {
  throw new Error(
    "Bits by moment are not in blockwise-optimizers/adam8bit; import from blockwise-optimizers.",
  );
}

export const isMomentBits = (bits: unknown): boolean => typeof bits === "object" && bits !== null;

/** Returns bits as they are. @throws Error if they are given by moment */
export const plainBits = <B>(_: object, bits: B): B => (isMomentBits(bits) ? refuse() : bits);

export const printBits = (bits: number): string => `${bits}-bit`;

export { refuse as bitsOfStates, refuse as sharedBits };
