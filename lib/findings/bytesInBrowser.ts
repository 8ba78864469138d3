/** What training the transformer on bytes found in a browser, beside the same training in Node. */
import { planMemory, totalBytes } from "@/lib/planned/plan";
import { adamTraining, type Fitting, weightsOf, whatFits } from "@/lib/planned/presets";
import { BROWSER_BYTES } from "@/lib/recordings/bytesInBrowser";

const { budget, inNode, largest } = BROWSER_BYTES;

/** The lanes of the training within 1 GiB in the browser. */
export const [browser32, browser8] = budget.lanes;

/** Returns the number of steps whose losses with 8-bit state differ between browser and Node in any bit. */
export const stepsThatDiffer = (): number =>
  inNode.losses.filter((loss, step) => !Object.is(loss, browser8.losses[step])).length;

/** Returns the steps a second of the lane with 8-bit state in the browser. */
export const browserRate = (): number => browser8.stepsPerSecond ?? Number.NaN;

/** Returns the model that was trained in the largest budget, which both precisions fit into. */
function largestFitting(): Fitting {
  const { in8 } = whatFits(largest.budgetBytes, largest.savings);
  if (!in8) throw new RangeError("No preset fits into the recorded budget.");
  return in8;
}

/** Returns the number of weights of that model. */
export const largestWeights = (): number => weightsOf(largestFitting().spec);

/** Memory of the largest preset in one precision, MiB. */
export interface LargestMemory {
  readonly bits: number;
  /** The sum of all planned buffers. */
  readonly plannedMiB: number;
  /** What the GPU as a whole held, with driver and browser. */
  readonly deviceMiB: number;
}

/** Returns the memory of the largest preset in both precisions, planned and read from the GPU. */
export function largestMemory(): LargestMemory[] {
  const fitting = largestFitting();
  return largest.lanes.map(({ bits, deviceMiB }) => {
    const training = adamTraining(bits === 8 ? 8 : 32, largest.savings);
    return { bits, plannedMiB: totalBytes(planMemory({ ...training, ...fitting })) / 2 ** 20, deviceMiB };
  });
}
