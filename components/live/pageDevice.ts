/** One who wants the page's GPU. The object is its identity: pass the same one each time. */
export interface Claim {
  /** It is yours: open a device. Also called when it was yours before. */
  grant(): void;
  /** Somebody else asks: give the device back now. You have it again when they are done. */
  revoke(): void;
}

export interface Turns {
  /** Ask for the GPU, which whoever asks last gets: that is the figure which the reader has just touched. */
  claim(claim: Claim): void;
  /** It is not needed any more; whoever had it before gets it back. */
  release(claim: Claim): void;
}

/** One thing that several take in turns. */
export function makeTurns(): Turns {
  /** The last one has it. */
  let stack: readonly Claim[] = [];
  return {
    claim(claim) {
      const holder = stack.at(-1);
      stack = [...stack.filter((other) => other !== claim), claim];
      if (holder !== claim) holder?.revoke();
      claim.grant();
    },
    release(claim) {
      const held = stack.at(-1) === claim;
      stack = stack.filter((other) => other !== claim);
      if (held) stack.at(-1)?.grant();
    },
  };
}

/** The page's GPU: drivers and phones have few devices to give, and memory on them is scarce. */
export const pageDevice: Turns = makeTurns();
