/** The job that trains two models and reports the gradients of their embeddings. */
import { type OpenEngine, openEngine } from "@/lib/session/openEngine";
import type { EngineInfo } from "@/lib/training/report";
import type { Part } from "../sliced";
import { GradientsRun, type GradientsStep } from "./run";
import { GRADIENT_STEPS, type GradientsSetup } from "./size";

/** Sent after each step. */
export interface GradientsPart extends Part {
  readonly engine: EngineInfo;
  readonly step: GradientsStep;
}

/**
 * Makes the job that trains both models, on the GPU, or on the CPU where there is none. The machine stays
 * open for the next request; the models of a request that was dropped are freed when the next one begins.
 *
 * @param gpu `navigator.gpu`, or undefined
 */
export function makeGradientsJob(gpu: GPU | undefined) {
  let opening: Promise<OpenEngine> | undefined;
  let run: GradientsRun | undefined;
  const open = async (): Promise<OpenEngine> => {
    const machine = await openEngine("auto", gpu, () => {});
    // The tensors are lost with the device; the next request opens another one.
    machine.backend.lost.then(() => {
      opening = undefined;
      run = undefined;
    });
    return machine;
  };

  return async function* gradientsJob(setup: GradientsSetup): AsyncGenerator<GradientsPart> {
    run?.dispose();
    run = undefined;
    opening ??= open();
    const { info } = await opening;
    const mine = new GradientsRun(setup);
    run = mine;
    while (!mine.finished) {
      const step = await mine.next();
      yield { share: mine.step / GRADIENT_STEPS, engine: info, step };
    }
  };
}
