/** One round in which threads exchange their maxima. */
export interface Round {
  /** For each thread, the threads whose maxima it looks at, itself included; none where it rests. */
  readonly from: readonly (readonly number[])[];
  /** The largest value that each thread knows after the round; those that rest keep what they had. */
  readonly values: readonly number[];
}

/** Threads that go on in a round through workgroup memory are one in so many (lib/gpu/kernels/parts/absmax.wgsl). */
const FAN_IN = 4;

/**
 * How the threads of a block agree on the largest of their values.
 *
 * "workgroup": through memory that they share, in rounds of four to one; at the end the first thread knows it and
 * the others read it. "subgroup": in pairs, each thread with the one whose number differs in one bit; at the end all
 * know it (lib/gpu/kernels/parts/absmax-subgroups.wgsl, a block smaller than a subgroup).
 *
 * @param own the largest value of each thread; their number is a power of two
 */
export function roundsOf(own: readonly number[], means: "workgroup" | "subgroup"): Round[] {
  return means === "subgroup" ? pairwise(own) : throughMemory(own);
}

function throughMemory(own: readonly number[]): Round[] {
  const rounds: Round[] = [];
  let values = own;
  for (let width = own.length; width > 1; width = Math.max(width / FAN_IN, 1)) {
    const left = Math.max(width / FAN_IN, 1);
    const from = own.map((_, thread) =>
      thread < left ? Array.from({ length: width / left }, (_, j) => thread + j * left) : [],
    );
    values = afterRound(values, from);
    rounds.push({ from, values });
  }
  return rounds;
}

function pairwise(own: readonly number[]): Round[] {
  const rounds: Round[] = [];
  let values = own;
  for (let other = own.length / 2; other >= 1; other /= 2) {
    const from = own.map((_, thread) => [thread, thread ^ other]);
    values = afterRound(values, from);
    rounds.push({ from, values });
  }
  return rounds;
}

const afterRound = (values: readonly number[], from: Round["from"]) =>
  values.map((value, thread) =>
    from[thread].length > 0 ? Math.max(...from[thread].map((other) => values[other])) : value,
  );
