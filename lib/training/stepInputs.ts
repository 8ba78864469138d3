/** The inputs of a run's steps: the batches, and the learning rate, which readers change while it trains. */
import * as tf from "@tensorflow/tfjs-core";
import { ruleNamed } from "@/lib/numerics/rules";
import type { TaskRun } from "@/lib/tasks/task";
import type { RunConfig } from "./config";
import { hasOwnRate, type Lane } from "./lane";
import type { LearningRateChange } from "./runSnapshot";

/** The batches of a task, one after the other, and the position in their stream. */
export class BatchStream {
  /** Batches drawn since the beginning of the stream. */
  private drawn = 0;

  constructor(private readonly task: Pick<TaskRun, "nextBatch" | "rewind">) {}

  /** Returns the next batch as [inputs, targets]; the caller disposes both tensors. */
  draw(): tf.Tensor[] {
    const { inputs, targets } = this.task.nextBatch();
    this.drawn++;
    return [inputs, targets];
  }

  /**
   * Moves to the position after some batches.
   *
   * @param drawn number of batches from the beginning of the stream
   */
  seek(drawn: number): void {
    if (drawn < this.drawn) {
      this.task.rewind();
      this.drawn = 0;
    }
    while (this.drawn < drawn) tf.dispose(this.draw());
  }
}

/** The changes of a run's learning rate, and the value that its lanes have now. */
export class LearningRateSchedule {
  private rate: number;
  private recorded: readonly LearningRateChange[] = [];

  constructor(private readonly config: RunConfig) {
    this.rate = config.learningRate;
  }

  /** The changes so far, by step. */
  get changes(): readonly LearningRateChange[] {
    return this.recorded;
  }

  /**
   * Adds a change, in place of changes from the same step on.
   *
   * @throws NumericsError if the learning rate is negative or not finite
   */
  change(added: LearningRateChange): void {
    for (const { rule } of this.config.lanes) ruleNamed(rule).prepare({ learningRate: added.value }, 1);
    this.recorded = [...this.recorded.filter(({ step }) => step < added.step), added];
  }

  /** Takes other changes, for lanes that have just been made with the learning rate of the config. */
  reset(changes: readonly LearningRateChange[]): void {
    this.rate = this.config.learningRate;
    this.recorded = [...changes];
  }

  /** Takes other changes, for lanes that keep the learning rate that they have. */
  restore(changes: readonly LearningRateChange[]): void {
    this.recorded = [...changes];
  }

  /**
   * Gives all lanes without a learning rate of their own the one that is due.
   *
   * @param step number of steps done
   */
  apply(lanes: readonly Lane[], step: number): void {
    const due =
      this.recorded.filter((change) => change.step <= step).at(-1)?.value ?? this.config.learningRate;
    if (due === this.rate) return;
    this.rate = due;
    lanes.forEach(({ optimizer }, lane) => {
      if (!hasOwnRate(this.config.lanes[lane])) optimizer.setLearningRate(due);
    });
  }
}
