import * as tf from "@tensorflow/tfjs-core";
import { activeWebGpu } from "@/lib/nn/tfjsInternals";
import type { Step, Stepping } from "./step";
import { StepReplay } from "./stepReplay";

/** Does steps one by one, where there is no WebGPU. */
export class PlainStepping implements Stepping {
  allowed = true;
  readonly state = "refused";
  readonly undecided = false;
  readonly refusal = { kind: "backend", sentence: "The steps are computed on the CPU." } as const;

  constructor(private readonly step: Step) {}

  advance(steps: number): void {
    for (let i = 0; i < steps; i++) {
      const drawn = this.step.draw();
      try {
        this.step.run(drawn);
      } finally {
        tf.dispose([...drawn]);
      }
      this.step.count();
    }
  }

  restart(): void {}
}

/** Returns what does the steps on the tfjs backend that is active now. */
export function steppingFor(step: Step): Stepping {
  const backend = activeWebGpu();
  return backend ? new StepReplay(backend, step) : new PlainStepping(step);
}
