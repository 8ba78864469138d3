/**
 * How the threads of a block compute the largest of their values.
 *
 * "workgroup": through shared memory, in rounds of four to one; at the end the first thread has the result
 * and the others read it. "subgroup": in pairs, each thread with the thread whose number differs in one bit;
 * at the end all threads have the result (lib/gpu/kernels/parts/absmax-subgroups.wgsl, for a block smaller
 * than a subgroup).
 */
export type Reduction = "workgroup" | "subgroup";

/** One round in which threads exchange their maxima. */
export interface Round {
  /** For each thread, the threads whose maxima it compares, itself included; none for an idle thread. */
  readonly from: readonly (readonly number[])[];
  /** The maximum of each thread after the round; that of an idle thread is unchanged. */
  readonly values: readonly number[];
}

/** Threads per remaining thread in a round through shared memory (lib/gpu/kernels/parts/absmax.wgsl). */
const FAN_IN = 4;

/**
 * Returns the rounds of a reduction.
 *
 * @param own the largest value of each thread; the number of threads is a power of two
 */
export function roundsOf(own: readonly number[], reduction: Reduction): Round[] {
  return reduction === "subgroup" ? pairwise(own) : throughMemory(own);
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
