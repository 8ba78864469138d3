/** What a process holds while it trains, and whether that grows. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import * as tf from "@tensorflow/tfjs-core";
import { liveBuffers } from "@/lib/gpu/liveBuffers";
import { activeWebGpu } from "@/lib/nn/tfjsInternals";

/** What is held at one moment. */
export interface Holdings {
  readonly step: number;
  /** GPU buffers of the optimizers and meters, and their bytes. */
  readonly buffers: number;
  readonly bufferBytes: number;
  /** Tensors of TensorFlow.js, and their bytes. */
  readonly tensors: number;
  readonly tensorBytes: number;
  /** Listeners of event targets that are alive. */
  readonly listeners: number;
  /** Timers, ports and other things that wait in the event loop. */
  readonly waiting: number;
  /** JavaScript's heap and array buffers after a garbage collection, bytes. */
  readonly heapBytes: number;
}

/** Growth of the heap that is no leak, bytes: compiled code, and curves up to their longest. */
const HEAP_SLACK = 4e6;

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

/** Listeners of all event targets that are alive. */
let listeners = 0;
const counts = new WeakMap<EventTarget, { of: number }>();
const gone = new FinalizationRegistry<{ of: number }>((count) => {
  listeners -= count.of;
});

function count(target: EventTarget, change: 1 | -1): void {
  let found = counts.get(target);
  if (!found) {
    found = { of: 0 };
    counts.set(target, found);
    gone.register(target, found);
  }
  found.of += change;
  listeners += change;
}

const { addEventListener, removeEventListener } = EventTarget.prototype;
EventTarget.prototype.addEventListener = function (...given) {
  count(this, 1);
  return addEventListener.apply(this, given);
};
EventTarget.prototype.removeEventListener = function (...given) {
  count(this, -1);
  return removeEventListener.apply(this, given);
};

/** Returns what is held now, while nothing is computed. */
export async function holdingsAt(step: number): Promise<Holdings> {
  // Two, with a turn of the event loop between them: what finalizers free is gone after the second.
  collectGarbage();
  await new Promise((resolve) => setTimeout(resolve, 50));
  collectGarbage();
  const device = activeWebGpu()?.device;
  const { count, bytes } = device ? liveBuffers(device) : { count: 0, bytes: 0 };
  const { numTensors, numBytes } = tf.memory();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return {
    step,
    buffers: count,
    bufferBytes: bytes,
    tensors: numTensors,
    tensorBytes: numBytes,
    listeners,
    waiting: process.getActiveResourcesInfo().length,
    heapBytes: heapUsed + arrayBuffers,
  };
}

/** Returns what has grown from one moment to a later one, as sentences; none if all is flat. */
export function growth(before: Holdings, after: Holdings): string[] {
  const exact = ["buffers", "bufferBytes", "tensors", "tensorBytes", "listeners", "waiting"] as const;
  const grown = exact.filter((name) => after[name] > before[name]);
  const sentences = grown.map((name) => `${name} grew from ${before[name]} to ${after[name]}.`);
  const heap = after.heapBytes - before.heapBytes;
  if (heap > HEAP_SLACK) sentences.push(`The heap grew by ${(heap / 1e6).toFixed(1)} MB.`);
  return sentences;
}
