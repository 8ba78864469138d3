/** The engines of steps of all rules, with state of all widths. */
import type { State4, StateMixed } from "@/lib/gpu/state";
import { makeState4, readState4 } from "@/lib/gpu/state4";
import { makeStateMixed, readStateMixed } from "@/lib/gpu/stateMixed";
import { bitsOfStates } from "@/lib/numerics/momentBits";
import { makeState4 as makeArrays4, step4 } from "@/lib/numerics/step4";
import { makeStateMixed as makeArraysMixed, stepMixed } from "@/lib/numerics/stepMixed";
import { MatrixReferenceStepper } from "./matrixReferenceStepper";
import { MatrixWebGpuStepper } from "./matrixWebGpuStepper";
import { operationOf } from "./operations";
import { type Engines, PLAIN_ARRAYS, PLAIN_BUFFERS, stepperOf } from "./plainEngines";
import type { ArrayFormats } from "./referenceStepper";
import type { StateStepper } from "./stepper";
import type { BufferFormats } from "./webgpuStepper";

const BUFFERS: BufferFormats = {
  ...PLAIN_BUFFERS,
  4: {
    make: (device, rule, elements, { blockSize, maps }) =>
      makeState4(device, rule, elements, blockSize, maps),
    read: async (state) =>
      (await readState4(state as State4)).map(({ bytes, absmax }) => ({ codes: bytes, absmax })),
  },
  mixed: {
    make: (device, rule, elements, { blockSize, maps, momentBits }) =>
      makeStateMixed(device, rule, elements, blockSize, maps, bitsOfStates(rule, momentBits)),
    read: (state) => readStateMixed(state as StateMixed),
  },
};

const ARRAYS: ArrayFormats = {
  ...PLAIN_ARRAYS,
  4: {
    make: (rule, elements, { blockSize, maps }) => makeArrays4(rule, elements, blockSize, maps),
    step: step4,
  },
  mixed: {
    make: (rule, elements, { blockSize, maps, momentBits }) =>
      makeArraysMixed(rule, elements, blockSize, maps, bitsOfStates(rule, momentBits)),
    step: stepMixed,
  },
};

const ENGINES: Engines = {
  webgpu: (backend) => new MatrixWebGpuStepper(backend, BUFFERS),
  arrays: () => new MatrixReferenceStepper(ARRAYS),
  operationOf,
};

/** Returns a new stepper for the active backend. */
export const activeStepper = (): StateStepper => stepperOf(ENGINES);
