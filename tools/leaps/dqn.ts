/**
 * A DQN (Mnih et al. 2015) on the snake: three convolutions, two dense layers, a replay buffer, a target
 * network.
 *
 * The loss holds the Q-value of the action that was taken, so the gradients of the other actions are 0. The
 * buffer is filled by random play, so that every optimizer sees the same batches.
 */
import { makeRandom } from "@/lib/numerics/random";
import { dense, denseBack, heWeights, patches, patchesBack, relu, reluBack, zeros } from "./layers";
import type { Problem, Tensor } from "./problem";
import { ACTIONS, PICTURE, PLANES, replay, SIDE } from "./snake";

const CHANNELS = [PLANES, 16, 32, 32] as const;
const FLAT = (SIDE - 6) ** 2 * CHANNELS[3];
const HIDDEN = 100;
const BUFFER = 1000;
const BATCH = 32;
const DISCOUNT = 0.9;
/** Number of steps after which the weights are copied to the target network. */
const SYNC = 40;

type Params = readonly Float32Array[];

/** Returns the outputs of all layers for pictures, [rows, PICTURE]. */
function forward(params: Params, pictures: Float32Array) {
  const outputs: Float32Array[] = [];
  const columns: Float32Array[] = [];
  let x = pictures;
  for (let layer = 0; layer < 3; layer++) {
    const side = SIDE - 2 * layer;
    const laid = patches(x, side, CHANNELS[layer]);
    x = relu(dense(laid, params[2 * layer], params[2 * layer + 1], 9 * CHANNELS[layer]));
    columns.push(laid);
    outputs.push(x);
  }
  const hidden = relu(dense(x, params[6], params[7], FLAT));
  return { columns, outputs, hidden, q: dense(hidden, params[8], params[9], HIDDEN) };
}

function backward(params: Params, run: ReturnType<typeof forward>, dq: Float32Array): Float32Array[] {
  const out = denseBack(run.hidden, params[8], dq, HIDDEN, true);
  const middle = denseBack(run.outputs[2], params[6], reluBack(out.dx, run.hidden), FLAT, true);
  const grads = [middle.dw, middle.db, out.dw, out.db];
  let d = middle.dx;
  for (let layer = 2; layer >= 0; layer--) {
    const back = denseBack(
      run.columns[layer],
      params[2 * layer],
      reluBack(d, run.outputs[layer]),
      9 * CHANNELS[layer],
      layer > 0,
    );
    grads.unshift(back.dw, back.db);
    if (layer > 0) d = patchesBack(back.dx, SIDE - 2 * layer, CHANNELS[layer]);
  }
  return grads;
}

/** Makes the task: the mean square of the temporal difference, batches of 32 of 1,000 transitions. */
export function dqn(seed: number): Problem {
  const buffer = replay(BUFFER, makeRandom(seed, 0));
  const init = makeRandom(seed, 1);
  const batches = makeRandom(seed, 2);
  const convolutions = [0, 1, 2].flatMap((layer): Tensor[] => {
    const [ins, outs] = [9 * CHANNELS[layer], CHANNELS[layer + 1]];
    return [heWeights(`conv${layer}/weight`, [ins, outs], ins, init), zeros(`conv${layer}/bias`, outs)];
  });
  const weights = [
    ...convolutions,
    heWeights("hidden/weight", [FLAT, HIDDEN], FLAT, init),
    zeros("hidden/bias", HIDDEN),
    heWeights("output/weight", [HIDDEN, ACTIONS], HIDDEN, init),
    zeros("output/bias", ACTIONS),
  ];
  let target: Params = weights.map(({ values }) => values.slice());
  let steps = 0;
  return {
    weights,
    next(params) {
      if (steps > 0 && steps % SYNC === 0) target = params.map((values) => values.slice());
      steps++;
      const drawn = Array.from({ length: BATCH }, () => buffer[batches.integer(BUFFER)]);
      const joined = (pick: "before" | "after") => {
        const all = new Float32Array(BATCH * PICTURE);
        drawn.forEach((transition, row) => {
          all.set(transition[pick], row * PICTURE);
        });
        return all;
      };
      const next = forward(target, joined("after")).q;
      const run = forward(params, joined("before"));
      const dq = new Float32Array(run.q.length);
      let loss = 0;
      drawn.forEach(({ action, reward, last }, row) => {
        const best = Math.max(...next.subarray(row * ACTIONS, (row + 1) * ACTIONS));
        const wanted = last ? reward : reward + DISCOUNT * best;
        const error = run.q[row * ACTIONS + action] - wanted;
        loss += (error * error) / BATCH;
        dq[row * ACTIONS + action] = (2 * error) / BATCH;
      });
      return { loss, grads: backward(params, run, dq) };
    },
  };
}
