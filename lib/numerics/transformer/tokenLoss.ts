import { checkLength } from "../blockChecks";
import type { Floats } from "./floats";

/**
 * Writes the cross entropy of each token to `losses`, nats, and replaces the logits by `scale` times the
 * gradient of the sum of the losses: softmax(logits) - 1 at the target.
 *
 * In place, because logits are not needed once their gradient is known.
 *
 * @param logits [tokens, vocabulary]; become gradients
 * @param targets [tokens], each from 0 to vocabulary - 1
 * @param scale 1 / number of tokens for the gradient of the mean
 * @param losses [tokens]
 * @throws NumericsError if the lengths do not fit
 */
export function tokenLoss(logits: Floats, targets: ArrayLike<number>, scale: number, losses: Floats): void {
  checkLength("losses", losses, targets.length);
  const vocabulary = Math.round(logits.length / targets.length);
  checkLength("logits", logits, targets.length * vocabulary);
  for (let token = 0; token < targets.length; token++) {
    const row = logits.subarray(token * vocabulary, (token + 1) * vocabulary);
    const target = row[targets[token]];
    let largest = Number.NEGATIVE_INFINITY;
    for (const value of row) largest = Math.max(largest, value);
    let sum = 0;
    for (const value of row) sum += Math.exp(value - largest);
    losses[token] = largest + Math.log(sum) - target;
    for (let i = 0; i < vocabulary; i++) row[i] = (scale * Math.exp(row[i] - largest)) / sum;
    row[targets[token]] -= scale;
  }
}
