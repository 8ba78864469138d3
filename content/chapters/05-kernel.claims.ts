import { type ClaimTable, claim } from "@/components/prose/claims";
import { ENCODERS, LIBRARY_STEPS } from "@/lib/findings/libraryKernels";
import { coverSteps, farthest, TFJS_OPERATIONS, training, values } from "./05-kernel.values";

/** Returns a number of the chapter as its text prints it. */
const printed = (name: string) => Number.parseFloat(values[name]().replaceAll(",", ""));

/** Counts the operations that one tensor more adds to a step of `tf.train.adam`, on the CPU. */
async function operationsATensor(): Promise<number> {
  // Loaded here, so that a page that is built does not load the tensor library.
  const tf = await import("@tensorflow/tfjs-core");
  await import("@tensorflow/tfjs-backend-cpu");
  await tf.setBackend("cpu");
  const operations = async (tensors: number) => {
    const optimizer = tf.train.adam(1e-3);
    const variables = Array.from({ length: tensors }, () => tf.variable(tf.tensor1d([1, 2])));
    const gradients = variables.map(({ name }) => ({ name, tensor: tf.tensor1d([1, 1]) }));
    // The first step makes the moments.
    optimizer.applyGradients(gradients);
    const { kernels } = await tf.profile(() => optimizer.applyGradients(gradients));
    return kernels.filter(({ name }) => name !== "Identity").length;
  };
  return (await operations(2)) - (await operations(1));
}

/** The claims of chapter 5, about the recorded run and about the kernel. Shares are per cent of a copy's rate. */
export const claims: ClaimTable = {
  "eight-values-a-thread": claim(
    () => ({ values: printed("values-a-thread") }),
    (computed) => computed.values === 8,
  ),
  "adam-moves-28-bytes": claim(
    () => ({ bytes: printed("adam-traffic-32") }),
    ({ bytes }) => bytes === 28,
  ),
  "two-bytes-are-an-eighth": claim(
    () => ({ share: 2 / printed("adam-traffic-8") }),
    ({ share }) => Math.abs(share - 1 / 8) < 0.005,
  ),
  "guard-takes-the-next-code": claim(
    () => ({ zero: printed("zero-code"), negative: printed("smallest-negative-code") }),
    ({ zero, negative }) => zero - negative === 1,
  ),
  "both-adams-on-the-line": claim(
    () => ({ share: printed("recorded-adam-share") }),
    ({ share }) => share > 100 && share < 106,
  ),
  "share-above-a-hundred": claim(
    () => ({ share: printed("recorded-adam-share") }),
    ({ share }) => share > 100,
  ),
  "packing-shows": claim(
    () => ({ ademamix: printed("recorded-ademamix-share"), quantize: printed("recorded-quantize-share") }),
    ({ ademamix, quantize }) => ademamix < 97 && quantize < 97,
  ),
  "ademamix-is-last": claim(
    () => ({ rule: farthest() }),
    ({ rule }) => rule === "ademamix",
  ),
  "momentum-gains-less-than-its-bytes": claim(
    () => ({ faster: printed("recorded-momentum-faster"), fewer: printed("momentum-traffic-fewer") }),
    ({ faster, fewer }) => faster < fewer,
  ),
  "faster-by-about-the-bytes": claim(
    () => ({ faster: printed("recorded-adam-faster"), fewer: printed("adam-traffic-fewer") }),
    ({ faster, fewer }) => faster / fewer > 0.97,
  ),
  "starts-not-bytes": claim(
    () => ({
      tfjs: printed("optimizer-tfjs-ms"),
      in32: printed("optimizer-32-ms"),
      in8: printed("optimizer-8-ms"),
      bytes: printed("optimizer-bytes-ms"),
    }),
    ({ tfjs, in32, in8, bytes }) => Math.min(tfjs, in32, in8) > 20 * bytes,
  ),
  "kernel-counts-not-bits": claim(
    () => ({
      in32: training("adam32").timesFasterThanTfjs,
      in8: training("adam8bit").timesFasterThanTfjs,
    }),
    ({ in32, in8 }) => in32 > 2 && Math.abs(in8 / in32 - 1) < 0.05,
  ),
  "replay-keeps-kernels": claim(
    () => ({ before: coverSteps().ordinaryCalls, after: coverSteps().replayedCalls }),
    ({ before, after }) =>
      after.dispatches === before.dispatches &&
      after.bindGroups === 0 &&
      after.writes < 0.2 &&
      after.submissions < 0.2,
  ),
  "tfjs-operations": claim(
    async () => ({ counted: await operationsATensor() }),
    ({ counted }) => counted === TFJS_OPERATIONS,
    { slow: true },
  ),
  "library-8-bit-is-slower": claim(
    () => ({ slower: LIBRARY_STEPS["256"].ns / LIBRARY_STEPS["32"].ns }),
    ({ slower }) => slower > 2,
  ),
  "library-wide-is-equal": claim(
    () => ({ slower: LIBRARY_STEPS["2048"].ns / LIBRARY_STEPS["32"].ns }),
    ({ slower }) => Math.abs(slower - 1) < 0.05,
  ),
  "remember-library": claim(
    () => ({
      share: LIBRARY_STEPS["256"].shareOfCopy,
      exact: LIBRARY_STEPS["32"].ns,
      narrow: LIBRARY_STEPS["256"].ns,
    }),
    ({ share, exact, narrow }) => share < 0.5 && narrow > exact,
  ),
  "arithmetic-is-hidden": claim(
    () => ({ ...ENCODERS }),
    ({ search, arithmetic, none }) => search > 1.3 * arithmetic && Math.abs(arithmetic / none - 1) < 0.02,
  ),
};
