import { printBytes, printPercent, printTwoDigits } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import {
  EXCHANGE_STEPS,
  type ExchangeLane,
  type GradientExchangeResult,
  type GradientExchangeSetup,
  type MessageName,
} from "@/lib/jobs/weights/gradientExchange";
import { exchangeSpeedUp, messageBytes } from "@/lib/numerics/exchange";
import type { Values } from "@/lib/options/options";
import type { gradientExchangeOptions } from "./figure";

/** Values of the figure's options. */
export type GradientExchangeValues = Values<typeof gradientExchangeOptions>;

/** Returns the job's request for these options; the others belong to the prediction. */
export const setupOf = ({ workers, seed }: GradientExchangeValues): GradientExchangeSetup => ({
  workers,
  seed,
});

/** Names of the ways to send gradients. */
export const MESSAGE_LABELS: Readonly<Record<MessageName, string>> = {
  float32: "32-bit",
  tree: "8-bit tree",
  linear: "8-bit linear",
};

/** Numbers of workers for which the speed-up is predicted: 1 to 96, as many as in the paper of 2015. */
export const PREDICTED_WORKERS: readonly number[] = Array.from({ length: 96 }, (_, i) => i + 1);

/** Returns the predicted speed-up for each of PREDICTED_WORKERS. @param bits of a value in a message */
export function speedUps(values: GradientExchangeValues, bits: 8 | 32): number[] {
  const bytes = messageBytes([values.millions * 1e6], bits);
  const costs = { bytes, bandwidth: values.bandwidth * 1e9, computeSeconds: values.compute / 1000 };
  return PREDICTED_WORKERS.map((workers) => exchangeSpeedUp({ ...costs, workers }));
}

/** Returns the lane of a way to send gradients. */
export function laneOf({ lanes }: GradientExchangeResult, name: MessageName): ExchangeLane {
  const found = lanes.find((lane) => lane.name === name);
  if (!found) throw new RangeError(`There is no lane "${name}".`);
  return found;
}

/** Returns a number of workers in words: "1 worker", "4 workers". */
export const workersOf = (count: number) => `${count} ${count === 1 ? "worker" : "workers"}`;

/** Returns the caption: error of the sum, loss and bytes of each way, and the predicted speed-up. */
export function captionOf(values: GradientExchangeValues, result: GradientExchangeResult): string {
  const [exact, tree, linear] = (["float32", "tree", "linear"] as const).map((name) => laneOf(result, name));
  const most = PREDICTED_WORKERS.length;
  const [fast8, fast32] = ([8, 32] as const).map((bits) => printTwoDigits(speedUps(values, bits)[most - 1]));
  return (
    `With ${workersOf(result.setup.workers)} simulated in this page, the summed gradient of a small language model is off by ${printPercent(tree.sumError)} if it was sent in the dynamic tree of 2015, and by ${printPercent(linear.sumError)} in linear codes; ` +
    `after ${EXCHANGE_STEPS} steps the held-out loss is ${tree.heldOut.toFixed(3)} and ${linear.heldOut.toFixed(3)} nats a word, ${exact.heldOut.toFixed(3)} in 32 bits. ` +
    `A message shrinks from ${printBytes(messageBytes(result.sizes, 32))} to ${printBytes(messageBytes(result.sizes, 8))}. ` +
    `For ${printTwoDigits(values.millions)} million parameters our simplest model predicts ${most} workers to be ${fast8} times as fast as one with 8 bits, and ${fast32} times with 32.`
  );
}

/** Returns a sentence that describes the picture. */
export const sentenceOf = (): string =>
  "Training loss with gradients in 32 bits, in the 8-bit tree and in 8-bit linear codes; and the predicted speed-up by the number of workers.";

/** Returns a table of the training losses and of the lanes' errors. */
export function tableOf(values: GradientExchangeValues, result: GradientExchangeResult): DataTable {
  const digits = (value: number) => Number(value.toPrecision(6));
  const [fast8, fast32] = [speedUps(values, 8), speedUps(values, 32)];
  const errors = result.lanes
    .slice(1)
    .map(({ name, sumError }) => `${MESSAGE_LABELS[name]} ${digits(sumError)}`)
    .join(", ");
  return {
    caption: `Training loss with ${workersOf(result.setup.workers)}, nats a word, and predicted speed-up for as many workers as the row has steps. Mean relative error of the summed gradient: ${errors}.`,
    columns: [
      "step, or workers",
      ...result.lanes.map(({ name }) => `loss, ${MESSAGE_LABELS[name]}`),
      "speed-up, 8-bit",
      "speed-up, 32-bit",
    ],
    rows: Array.from({ length: EXCHANGE_STEPS }, (_, i) => [
      i + 1,
      ...result.lanes.map(({ losses }) => digits(losses[i])),
      i < fast8.length ? digits(fast8[i]) : "",
      i < fast32.length ? digits(fast32[i]) : "",
    ]),
  };
}
