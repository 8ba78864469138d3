/** Turns at a thing that one holder at a time may have. */

/** A claim to the thing. The object is the claim's identity: pass the same object each time. */
export interface Claim {
  /** Called when the thing may be used; also when the claim is made once more by its holder. */
  grant(): void;
  /** Called when another claim takes the thing: give it back at once. It is granted again when it is free. */
  revoke(): void;
}

/** Grants a thing to one claim at a time. */
export interface Turns {
  /** Takes the thing from its holder and grants it: the reader has just touched the last to ask. */
  claim(claim: Claim): void;
  /** Withdraws a claim. If it held the thing, the claim that was made before it is granted again. */
  release(claim: Claim): void;
}

/** Makes the turns at one thing. */
export function makeTurns(): Turns {
  /** Oldest claim first; the last one holds the thing. */
  let claims: readonly Claim[] = [];
  return {
    claim(claim) {
      const holder = claims.at(-1);
      claims = [...claims.filter((other) => other !== claim), claim];
      if (holder !== claim) holder?.revoke();
      claim.grant();
    },
    release(claim) {
      const held = claims.at(-1) === claim;
      claims = claims.filter((other) => other !== claim);
      if (held) claims.at(-1)?.grant();
    },
  };
}

/** Turns at the page's GPU: drivers and phones have few devices to give, and memory on them is scarce. */
export const GPU_TURNS: Turns = makeTurns();
