/** The job that trains two models and reports the gradients of their embeddings. */
import { lossOf, type OpenEngine, openEngine } from "@/lib/session/openEngine";
import type { EngineInfo } from "@/lib/training/report";
import type { Part } from "../sliced";
import { GradientsRun, type GradientsStep } from "./run";
import { GRADIENT_STEPS, type GradientsSetup } from "./size";

/** A training that loses its device more often than this fails. */
const MOST_LOSSES = 2;

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
  let machine: OpenEngine | undefined;
  let run: GradientsRun | undefined;
  const open = async (): Promise<OpenEngine> => {
    const opened = await openEngine("auto", gpu, () => {});
    // The tensors are lost with the device; another one is opened next.
    opened.backend.lost.then(() => {
      opening = undefined;
      run = undefined;
    });
    return opened;
  };

  /** Yields the steps from some step on, from the start of new models. */
  async function* stepsAfter(setup: GradientsSetup, from: number): AsyncGenerator<GradientsPart> {
    run?.dispose();
    run = undefined;
    opening ??= open();
    machine = await opening;
    const { info } = machine;
    const mine = new GradientsRun(setup);
    run = mine;
    while (!mine.finished) {
      const step = await mine.next();
      if (mine.step > from) yield { share: mine.step / GRADIENT_STEPS, engine: info, step };
    }
  }

  return async function* gradientsJob(setup: GradientsSetup): AsyncGenerator<GradientsPart> {
    let shown = 0;
    for (let losses = 0; ; losses++) {
      try {
        for await (const part of stepsAfter(setup, shown)) {
          yield part;
          shown++;
        }
        return;
      } catch (error) {
        // The same steps on another device; one that is lost again and again is at fault itself.
        if (losses >= MOST_LOSSES || !(await lossOf(machine))) throw error;
      }
    }
  };
}
