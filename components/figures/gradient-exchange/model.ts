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
import { english, type GradientExchangeWords } from "./messages";

/** Values of the figure's options. */
export type GradientExchangeValues = Values<typeof gradientExchangeOptions>;

/** Returns the job's request for these options; the others belong to the prediction. */
export const setupOf = ({ workers, seed }: GradientExchangeValues): GradientExchangeSetup => ({
  workers,
  seed,
});

/** Returns the name of a way to send gradients. */
export const sentWord = (name: MessageName, t: GradientExchangeWords): string => t(`sent.${name}`);

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

/** Returns the caption: error of the sum, loss and bytes of each way, and the predicted speed-up. */
export function captionOf(
  values: GradientExchangeValues,
  result: GradientExchangeResult,
  t = english,
): string {
  const [exact, tree, linear] = (["float32", "tree", "linear"] as const).map((name) => laneOf(result, name));
  const most = PREDICTED_WORKERS.length;
  const fast = (bits: 8 | 32) => t.print(printTwoDigits(speedUps(values, bits)[most - 1]));
  const nats = ({ heldOut }: ExchangeLane) => t.print(heldOut.toFixed(3));
  const bytes = (bits: 8 | 32) => t.print(printBytes(messageBytes(result.sizes, bits)));
  return t("caption", {
    workers: t("weights.workers", { count: result.setup.workers }),
    treeError: t.print(printPercent(tree.sumError)),
    linearError: t.print(printPercent(linear.sumError)),
    steps: EXCHANGE_STEPS,
    treeLoss: nats(tree),
    linearLoss: nats(linear),
    exactLoss: nats(exact),
    bytes32: bytes(32),
    bytes8: bytes(8),
    millions: t.print(printTwoDigits(values.millions)),
    most,
    fast8: fast(8),
    fast32: fast(32),
  });
}

/** Returns a table of the training losses and of the lanes' errors. */
export function tableOf(
  values: GradientExchangeValues,
  result: GradientExchangeResult,
  t = english,
): DataTable {
  const digits = (value: number) => Number(value.toPrecision(6));
  const [fast8, fast32] = [speedUps(values, 8), speedUps(values, 32)];
  const errors = result.lanes
    .slice(1)
    .map(({ name, sumError }) =>
      t("table.error", { sent: sentWord(name, t), error: t.print(String(digits(sumError))) }),
    )
    .join(", ");
  return {
    caption: t("table.caption", { workers: t("weights.workers", { count: result.setup.workers }), errors }),
    columns: [
      t("table.step"),
      ...result.lanes.map(({ name }) => t("table.loss", { sent: sentWord(name, t) })),
      ...[8, 32].map((bits) => t("table.speedUp", { bits })),
    ],
    rows: Array.from({ length: EXCHANGE_STEPS }, (_, i) => [
      i + 1,
      ...result.lanes.map(({ losses }) => digits(losses[i])),
      i < fast8.length ? digits(fast8[i]) : "",
      i < fast32.length ? digits(fast32[i]) : "",
    ]),
  };
}
