/** Compares runs of an optimizer with recorded runs. */
import { type Check, type Comparison, type Context, comparison, type Tally } from "./check";
import type { Codes, OptimizerSetting, OptimizerState } from "./engine";

/** A recorded run of an optimizer on one tensor. */
export interface RecordedRun {
  readonly id: string;
  readonly setting: OptimizerSetting;
  /** Parameters before step 1. */
  readonly start: Float32Array;
  /** Returns the gradient of a step, from 1. */
  gradient(step: number): Float32Array;
  /** Parameters and state after some of the steps, in ascending order. */
  readonly snapshots: readonly { readonly step: number; readonly state: OptimizerState }[];
  /** Blocks that are left out of every comparison, because the reference does not define their values. */
  readonly unsoundBlocks: ReadonlySet<number>;
  /** Returns the limits of a single replayed step, or of the whole run up to a step. */
  readonly limits: (kind: "replay" | "run", step: number) => Limits;
}

/** Allowed differences. Fields that are left out are not compared. */
export interface Limits {
  /** Share of the codes of each state that may differ, and by how many codes. */
  readonly codes?: { readonly share: number; readonly distance: number };
  /** Relative difference of absmax, one for each state. */
  readonly absmax?: readonly number[];
  readonly params: {
    /**
     * A parameter is close if it differs by at most absolute + ofChange * |change since the start| + ofValue
     * * |value|.
     */
    readonly absolute: number;
    readonly ofChange: number;
    readonly ofValue: number;
    /** Share of the parameters that need not be close. */
    readonly share: number;
    /** Limit of the mean difference. */
    readonly mean?: number;
    /** Whether the mean is over all parameters (the default) or over the close ones. */
    readonly meanOf?: "all" | "close";
  };
}

/**
 * Returns the checks of one run: the whole run from the start, compared at each snapshot; and each single
 * step between two consecutive snapshots, replayed from the recorded state (the strongest test, because no
 * error has accumulated).
 */
export function runChecks(
  run: RecordedRun,
  { engine }: { readonly engine: Pick<Context["engine"], "advance"> },
): Check[] {
  const { setting, start, snapshots } = run;
  const gradients = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, i) => run.gradient(from + 1 + i));

  // Each check of the whole run continues from the end of the previous one.
  const reached: Promise<OptimizerState>[] = [];
  const reach = (index: number): Promise<OptimizerState> => {
    const from = snapshots[index - 1]?.step ?? 0;
    reached[index] ??= (index === 0 ? Promise.resolve(beginning(setting, start)) : reach(index - 1)).then(
      (state) => engine.advance(setting, state, gradients(from, snapshots[index].step), from + 1),
    );
    return reached[index];
  };

  return snapshots.flatMap(({ step, state }, index) => {
    const whole: Check = {
      id: `${run.id}, run to step ${step}`,
      run: async () => compare(run, await reach(index), state, run.limits("run", step)),
    };
    const before = snapshots[index - 1];
    if (before?.step !== step - 1) return [whole];
    const replay: Check = {
      id: `${run.id}, step ${before.step} to ${step}`,
      run: async () => {
        const ours = await engine.advance(setting, before.state, [run.gradient(step)], step);
        return compare(run, ours, state, run.limits("replay", step));
      },
    };
    return [whole, replay];
  });
}

/** Returns the initial state of the reference: all codes 0 and all absmax 0, so that every state is 0. */
function beginning({ rule, blockSize }: OptimizerSetting, start: Float32Array): OptimizerState {
  const blocks = Math.ceil(start.length / blockSize);
  const zero = () => ({ codes: new Uint8Array(start.length), absmax: new Float32Array(blocks) });
  return { params: start, states: rule.states.map(zero) };
}

function compare(run: RecordedRun, ours: OptimizerState, theirs: OptimizerState, limits: Limits): Comparison {
  const v = comparison();
  const { rule } = run.setting;
  theirs.states.forEach((state, k) => {
    const { symbol } = rule.states[k];
    const off = compareState(run, ours.states[k], state, v, symbol);
    v.measure(`${symbol}: ${off.codes} codes (by ${off.distance}), absmax ${off.absmax.toExponential(1)}`);
    if (limits.codes) {
      const { share, distance } = limits.codes;
      v.expect(
        off.codes <= share * off.compared,
        `${off.codes} of ${off.compared} codes of ${symbol} differ`,
      );
      v.expect(off.distance <= distance, `codes of ${symbol} differ by up to ${off.distance}`);
    }
    const most = limits.absmax?.[k] ?? Number.POSITIVE_INFINITY;
    v.expect(off.absmax <= most, `absmax of ${symbol} differs by ${off.absmax.toExponential(2)} (relative)`);
  });

  const { params } = limits;
  const off = compareParams(run, ours.params, theirs.params, params, v);
  const worst = off.worst.toExponential(1);
  v.measure(`p: ${off.beyond} beyond the limit, mean ${off.mean.toExponential(1)}, worst ${worst}`);
  v.expect(
    off.beyond <= params.share * off.compared,
    `${off.beyond} of ${off.compared} parameters differ by more than the limit, the worst by ${worst}`,
  );
  if (params.mean !== undefined) {
    v.expect(off.mean <= params.mean, `parameters differ by ${off.mean.toExponential(2)} on average`);
  }
  return v.done();
}

/** Compares one state. By README rule 3, the codes of a block whose absmax is 0 are not compared. */
function compareState(run: RecordedRun, ours: Codes, theirs: Codes, v: Tally, symbol: string) {
  const { blockSize } = run.setting;
  let compared = 0;
  let codes = 0;
  let distance = 0;
  for (let i = 0; i < theirs.codes.length; i++) {
    const b = Math.floor(i / blockSize);
    if (run.unsoundBlocks.has(b) || theirs.absmax[b] === 0) continue;
    compared++;
    v.count(ours.codes[i] === theirs.codes[i], `codes of ${symbol}`, i, theirs.codes[i], ours.codes[i]);
    if (ours.codes[i] === theirs.codes[i]) continue;
    codes++;
    distance = Math.max(distance, Math.abs(ours.codes[i] - theirs.codes[i]));
  }
  let absmax = 0;
  theirs.absmax.forEach((value, b) => {
    if (run.unsoundBlocks.has(b) || Object.is(value, ours.absmax[b])) return;
    // A NaN on one side only counts as an infinite difference.
    const off = Math.abs(ours.absmax[b] - value) / Math.abs(value);
    absmax = Math.max(absmax, Number.isNaN(off) ? Number.POSITIVE_INFINITY : off);
  });
  return { compared, codes, distance, absmax };
}

function compareParams(
  run: RecordedRun,
  ours: Float32Array,
  theirs: Float32Array,
  limit: Limits["params"],
  v: Tally,
) {
  const { blockSize } = run.setting;
  let compared = 0;
  let beyond = 0;
  let sum = 0;
  let worst = 0;
  theirs.forEach((value, i) => {
    if (run.unsoundBlocks.has(Math.floor(i / blockSize))) return;
    compared++;
    if (Object.is(value, ours[i])) return;
    const difference = Math.abs(ours[i] - value);
    const off = Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference;
    const change = Math.abs(value - run.start[i]);
    const close = off <= limit.absolute + limit.ofChange * change + limit.ofValue * Math.abs(value);
    if (!close) {
      beyond++;
      v.note("parameters", i, value, ours[i]);
    }
    if (close || limit.meanOf !== "close") sum += off;
    worst = Math.max(worst, off);
  });
  return { compared, beyond, mean: sum / compared, worst };
}
