import * as tf from "@tensorflow/tfjs-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readBytes, storageBuffer } from "@/lib/gpu/buffers";
import { bind, dispatch, kernelFor } from "@/lib/gpu/kernel";
import { liveBuffers } from "@/lib/gpu/liveBuffers";
import { runPass } from "@/lib/gpu/testDevice";
import { type Backend, openWebGpu } from "@/lib/nn/backend";
import type { BlockwiseOptimizer } from "@/lib/nn/optimizer";
import { optimizerFor } from "@/lib/nn/optimizers";
import { activeWebGpu, bufferOf, flush } from "@/lib/nn/tfjsInternals";
import type { Step } from "./step";
import { StepReplay } from "./stepReplay";

let opened: Backend;
const errors: string[] = [];
beforeAll(async () => {
  opened = await openWebGpu(navigator.gpu, (sentence) => errors.push(sentence));
});
afterAll(() => {
  expect(errors).toEqual([]);
  opened.close();
});

const backend = () => {
  const active = activeWebGpu();
  if (!active) throw new Error("webgpu is not active");
  return active;
};

/** A linear model that moves towards its inputs, by Adam in 8 bits. */
class Loop implements Step {
  done = 0;
  drawn = 0;
  watched = false;
  readonly variable: tf.Variable;
  readonly optimizer: BlockwiseOptimizer;
  /** Samples in the batch of a step. */
  batchSize = (_drawn: number) => 4;
  /** Called in each step with its number, after the gradients. */
  also: (drawn: number) => void = () => {};
  /** Called in each draw. */
  beforeDraw: (drawn: number) => void = () => {};
  loss = (x: tf.Tensor): tf.Scalar => tf.mean(tf.square(tf.sub(tf.tanh(tf.mul(x, this.variable)), 0.5)));

  constructor() {
    const zeros = tf.fill([6], 0.1);
    this.variable = tf.variable(zeros);
    zeros.dispose();
    this.optimizer = optimizerFor({ rule: "adam", bits: 8, min8bitSize: 1, hyper: { learningRate: 0.01 } });
  }

  draw(): tf.Tensor[] {
    this.beforeDraw(this.drawn);
    const rows = this.batchSize(this.drawn);
    const values = Float32Array.from({ length: 6 * rows }, (_, i) => Math.sin(1 + i + 7 * this.drawn));
    this.drawn++;
    return [tf.tensor2d(values, [rows, 6])];
  }

  run([x]: readonly tf.Tensor[]): void {
    const { value, grads } = tf.variableGrads(() => this.loss(x), [this.variable]);
    try {
      this.also(this.drawn);
      this.optimizer.applyGradients(grads);
    } finally {
      tf.dispose([value, grads]);
    }
  }

  count(): void {
    this.done++;
  }

  numbers() {
    return this.optimizer.stepNumbers();
  }

  variables() {
    return [this.variable];
  }

  observed() {
    return this.watched;
  }

  async bits(): Promise<number[]> {
    return [...new Uint32Array((await this.variable.data<"float32">()).slice().buffer)];
  }

  dispose(): void {
    this.optimizer.dispose();
    this.variable.dispose();
  }
}

/** Returns a kernel that adds 1 to each float of a buffer. */
const addingKernel = (device: GPUDevice) =>
  kernelFor(device, {
    key: "add one",
    source: () => `
      @group(0) @binding(0) var<storage, read_write> values: array<f32>;
      @compute @workgroup_size(1) fn main() {
        for (var i = 0u; i < arrayLength(&values); i++) { values[i] += 1.0; }
      }`,
    groups: [["write"]],
  });

/** Submits the kernel that adds 1 to each float of a buffer. */
function addOne(device: GPUDevice, buffer: GPUBuffer) {
  const kernel = addingKernel(device);
  runPass(device, (pass) => dispatch(pass, kernel, [bind(device, kernel, 0, [buffer])], [1, 1]));
}

/** Do some steps one at a time; the device has answered after each. */
async function advance(stepping: StepReplay, loop: Loop, steps: number) {
  for (let i = 0; i < steps; i++) {
    stepping.advance(1);
    await loop.bits();
  }
}

/** The same loop, step by step: what a replayed one must come to. */
async function ordinary(change: (loop: Loop) => void, steps: number): Promise<number[]> {
  const loop = new Loop();
  change(loop);
  const stepping = new StepReplay(backend(), loop);
  stepping.allowed = false;
  for (let i = 0; i < steps; i++) {
    try {
      stepping.advance(1);
    } catch {
      // The test's own error; the step is not counted.
    }
  }
  const bits = await loop.bits();
  loop.dispose();
  return bits;
}

async function replayed(change: (loop: Loop) => void = () => {}) {
  const loop = new Loop();
  change(loop);
  const stepping = new StepReplay(backend(), loop);
  await advance(stepping, loop, 3);
  return { loop, stepping };
}

describe("a loop on WebGPU", () => {
  it("is replayed from the fourth step on, with the same bits and no buffer left behind", async () => {
    const before = { ...liveBuffers(backend().device), tensors: tf.memory().numTensors };
    const { loop, stepping } = await replayed();
    expect(stepping.state).toBe("replaying");
    expect(stepping.undecided).toBe(false);
    expect(stepping.refusal).toBeUndefined();
    stepping.advance(200);
    expect(loop.done).toBe(203);
    expect(loop.optimizer.iterations).toBe(203);
    expect(await loop.bits()).toEqual(await ordinary(() => {}, 203));
    stepping.restart();
    loop.dispose();
    expect({ ...liveBuffers(backend().device), tensors: tf.memory().numTensors }).toEqual(before);
  });

  it("asks the device for one submission and one write a row of steps, and makes nothing", async () => {
    const { loop, stepping } = await replayed();
    const { device } = backend();
    const calls: string[] = [];
    const wrapped = ["createBuffer", "createBindGroup"] as const;
    for (const name of wrapped)
      Object.defineProperty(device, name, {
        configurable: true,
        value: (...args: never[]) => {
          calls.push(name);
          return Reflect.apply(Object.getPrototypeOf(device)[name], device, args);
        },
      });
    const writes = device.queue.writeBuffer.bind(device.queue);
    device.queue.writeBuffer = (...args: Parameters<typeof writes>) => {
      calls.push("writeBuffer");
      writes(...args);
    };
    stepping.advance(20);
    for (const name of wrapped) Reflect.deleteProperty(device, name);
    Reflect.deleteProperty(device.queue, "writeBuffer");
    expect(calls).toEqual(["writeBuffer"]);
    stepping.restart();
    loop.dispose();
  });

  it("begins each step with the uploaded numbers, though a kernel of its own changes them", async () => {
    const change = (loop: Loop) => {
      loop.loss = (x) => {
        const target = tf.tensor1d([0.1, 0.2, 0.3, 0.4, 0.5, 0.6]);
        flush(backend(), [target]);
        addOne(backend().device, bufferOf(backend(), target));
        return tf.mean(tf.square(tf.sub(tf.mul(x, loop.variable), target)));
      };
    };
    const { loop, stepping } = await replayed(change);
    stepping.advance(7);
    expect(stepping.state).toBe("replaying");
    expect(await loop.bits()).toEqual(await ordinary(change, 10));
    stepping.restart();
    loop.dispose();
  });

  it("repeats what the host writes to a buffer that outlives the step", async () => {
    const buffer = storageBuffer(backend().device, "sum", 16);
    const change = (loop: Loop) => {
      loop.also = () => {
        backend().device.queue.writeBuffer(buffer, 0, Float32Array.of(1, 2, 3, 4));
        addOne(backend().device, buffer);
      };
    };
    const { loop, stepping } = await replayed(change);
    expect(stepping.state).toBe("replaying");
    stepping.advance(7);
    expect([...new Float32Array(await readBytes(backend().device, buffer))]).toEqual([2, 3, 4, 5]);
    expect(await loop.bits()).toEqual(await ordinary(() => {}, 10));
    stepping.restart();
    loop.dispose();
    buffer.destroy();
  });

  it("makes its steps itself while they are observed, or replay is not allowed", async () => {
    const { loop, stepping } = await replayed();
    let ran = 0;
    loop.also = () => {
      ran++;
    };
    stepping.advance(2);
    expect(ran).toBe(0);
    loop.watched = true;
    stepping.advance(2);
    expect(ran).toBe(2);
    loop.watched = false;
    stepping.allowed = false;
    expect(stepping.undecided).toBe(false);
    stepping.advance(1);
    expect(ran).toBe(3);
    stepping.allowed = true;
    stepping.advance(2);
    expect(ran).toBe(3);
    expect(await loop.bits()).toEqual(await ordinary(() => {}, 10));
    stepping.restart();
    loop.dispose();
  });
});

describe("a step that cannot be repeated", () => {
  /** Steps of such a loop: none is replayed, and all are done. */
  async function expectRefused(kind: string, change: (loop: Loop) => void, compare = true) {
    const { loop, stepping } = await replayed(change);
    expect(stepping.refusal?.kind).toBe(kind);
    expect(stepping.refusal?.sentence).toMatch(/^[A-Z].*\.$/);
    await advance(stepping, loop, 12);
    expect(stepping.state).toBe("refused");
    expect(stepping.undecided).toBe(false);
    expect(loop.done).toBe(15);
    if (compare) expect(await loop.bits()).toEqual(await ordinary(change, 15));
    loop.dispose();
  }

  it("draws random numbers", async () => {
    await expectRefused(
      "values",
      (loop) => {
        loop.loss = (x) => tf.mean(tf.square(tf.mul(tf.dropout(x, 0.5), loop.variable)));
      },
      false,
    );
  });

  it("computes with a number of the host's that changes", async () => {
    await expectRefused("values", (loop) => {
      loop.loss = (x) => tf.mean(tf.square(tf.sub(tf.mul(x, loop.variable), 0.1 * loop.drawn)));
    });
  });

  it("reads values back", async () => {
    await expectRefused("read-back", (loop) => {
      loop.also = () => void loop.variable.data();
    });
  });

  it("assigns to a variable", async () => {
    await expectRefused("buffers", (loop) => {
      loop.also = () => tf.tidy(() => loop.variable.assign(tf.mul(loop.variable, 0.9)));
    });
  });

  it("keeps a tensor", async () => {
    const kept: tf.Tensor[] = [];
    await expectRefused("buffers", (loop) => {
      loop.also = () => kept.push(tf.tidy(() => tf.square(loop.variable)));
    });
    tf.dispose(kept);
  });

  it("calls the device for what a plan cannot do", async () => {
    const buffer = backend().device.createBuffer({ size: 16, usage: GPUBufferUsage.COPY_DST });
    await expectRefused("command", (loop) => {
      loop.also = () => {
        const encoder = backend().device.createCommandEncoder();
        encoder.clearBuffer(buffer);
        backend().device.queue.submit([encoder.finish()]);
      };
    });
    buffer.destroy();
  });

  it("uses a bind group that was made before it, so that its buffers are unknown", async () => {
    const { device } = backend();
    const buffer = storageBuffer(device, "sum", 16);
    const kernel = addingKernel(device);
    const group = device.createBindGroup({
      label: "made before",
      layout: kernel.layouts[0],
      entries: [{ binding: 0, resource: { buffer } }],
    });
    await expectRefused("bind-group", (loop) => {
      loop.also = () => runPass(device, (pass) => dispatch(pass, kernel, [group], [1, 1]));
    });
    buffer.destroy();
  });

  it("does something else each time", async () => {
    await expectRefused("commands", (loop) => {
      loop.also = (drawn) => tf.dispose(drawn % 2 ? tf.square(loop.variable) : tf.tanh(loop.variable));
    });
  });
});

describe("a plan", () => {
  it("is dropped for a batch of another size, which is not lost, and made anew", async () => {
    const change = (loop: Loop) => {
      loop.batchSize = (drawn) => (drawn === 7 ? 2 : 4);
    };
    const { loop, stepping } = await replayed(change);
    stepping.advance(6);
    expect(loop.done).toBe(9);
    expect(stepping.state).not.toBe("replaying");
    expect(stepping.refusal?.kind).toBe("input");
    await advance(stepping, loop, 3);
    expect(stepping.state).toBe("replaying");
    stepping.advance(8);
    expect(loop.done).toBe(20);
    expect(await loop.bits()).toEqual(await ordinary(change, 20));
    stepping.restart();
    loop.dispose();
  });

  it("is given up if batches keep changing their size", async () => {
    const change = (loop: Loop) => {
      loop.batchSize = (drawn) => (drawn % 5 === 4 ? 2 : 4);
    };
    const { loop, stepping } = await replayed(change);
    await advance(stepping, loop, 27);
    expect(stepping.state).toBe("refused");
    expect(stepping.refusal?.kind).toBe("input");
    expect(await loop.bits()).toEqual(await ordinary(change, 30));
    loop.dispose();
  });

  it("is dropped when tfjs takes back a buffer that it uses", async () => {
    const make = () => tf.ones([6]);
    let shift = make();
    const change = (loop: Loop) => {
      loop.loss = (x) => tf.mean(tf.square(tf.sub(tf.mul(x, loop.variable), shift)));
    };
    const { loop, stepping } = await replayed(change);
    stepping.advance(4);
    expect(stepping.state).toBe("replaying");
    shift.dispose();
    shift = make();
    stepping.advance(1);
    expect(stepping.refusal?.kind).toBe("freed");
    await advance(stepping, loop, 7);
    expect(stepping.state).toBe("replaying");
    expect(await loop.bits()).toEqual(await ordinary(change, 15));
    stepping.restart();
    loop.dispose();
    shift.dispose();
  });

  it("is dropped when a variable gets another buffer", async () => {
    const { loop, stepping } = await replayed();
    stepping.advance(2);
    tf.tidy(() => loop.variable.assign(tf.fill([6], 0.2)));
    await advance(stepping, loop, 5);
    const bits = await loop.bits();
    stepping.restart();
    loop.dispose();

    const other = new Loop();
    const still = new StepReplay(backend(), other);
    still.allowed = false;
    still.advance(5);
    tf.tidy(() => other.variable.assign(tf.fill([6], 0.2)));
    still.advance(5);
    expect(bits).toEqual(await other.bits());
    other.dispose();
  });

  it("that does not fit on the device is refused, and nothing of it is left", async () => {
    const before = liveBuffers(backend().device);
    const loop = new Loop();
    const stepping = new StepReplay(backend(), loop, { maxBufferSize: 512 });
    await advance(stepping, loop, 15);
    expect(stepping.state).toBe("refused");
    expect(stepping.refusal).toMatchObject({
      kind: "device",
      sentence: expect.stringMatching(/in one buffer/),
    });
    expect(await loop.bits()).toEqual(await ordinary(() => {}, 15));
    loop.dispose();
    expect(liveBuffers(backend().device)).toEqual(before);
  });
});

describe("an error", () => {
  it.each([1, 2, 3])(
    "in step %i, while it is recorded, leaves no tap behind and counts no step",
    async (failing) => {
      const change = (loop: Loop) => {
        loop.also = (drawn) => {
          if (drawn === failing) throw new Error("in the middle");
        };
      };
      const loop = new Loop();
      change(loop);
      const stepping = new StepReplay(backend(), loop);
      for (let i = 1; i <= 3; i++) {
        if (i === failing) expect(() => stepping.advance(1)).toThrow("in the middle");
        else stepping.advance(1);
        await loop.bits();
      }
      expect(loop.done).toBe(2);
      expect(loop.optimizer.iterations).toBe(2);
      const { device, queue, bufferManager } = backend();
      for (const name of ["createBindGroup", "createCommandEncoder"])
        expect(Object.hasOwn(device, name)).toBe(false);
      for (const name of ["submit", "writeBuffer"]) expect(Object.hasOwn(queue, name)).toBe(false);
      for (const name of ["uploadToGPU", "read"]) expect(Object.hasOwn(backend(), name)).toBe(false);
      expect(Object.hasOwn(bufferManager, "acquireBuffer")).toBe(false);
      await advance(stepping, loop, 3);
      expect(stepping.state).toBe("replaying");
      stepping.advance(9);
      expect(await loop.bits()).toEqual(await ordinary(change, 15));
      stepping.restart();
      loop.dispose();
    },
  );

  it("in the middle of a row of replayed steps keeps those before", async () => {
    const failing = (loop: Loop) => {
      loop.beforeDraw = (drawn) => {
        if (drawn === 9 && loop.done === 9) {
          loop.beforeDraw = () => {};
          throw new Error("no batch");
        }
      };
    };
    const { loop, stepping } = await replayed(failing);
    expect(() => stepping.advance(10)).toThrow("no batch");
    expect(loop.done).toBe(9);
    expect(loop.optimizer.iterations).toBe(9);
    expect(await loop.bits()).toEqual(await ordinary(() => {}, 9));
    stepping.advance(4);
    expect(await loop.bits()).toEqual(await ordinary(() => {}, 13));
    stepping.restart();
    loop.dispose();
  });
});
