import { bitsandbytes, type Fault } from "./fault";

/** Gradients that lie transposed in memory and are read as if they did not. */
export const transposedGradient: Fault = {
  name: "transposed-gradient",
  label: "gradients in another order than weights",
  family: "comparison",
  layer: "call of the kernel",
  what: "The gradient is a transposed view. The kernel takes its memory as it lies, so each weight gets the gradient of another.",
  sign: "The loss climbs, with moves of ordinary length. Another precision of the state changes nothing.",
  cure: "Make gradients contiguous before the kernel is called, or refuse those that are not.",
  sources: [bitsandbytes(1187, "mended in 0.43.2")],
  decidedBy: "step",
  symptoms: [{ kind: "diverges" }, { kind: "same bytes" }],
  change: () => ({
    gradient(values, [rows, columns = 1]) {
      const memory = new Float32Array(values.length);
      for (let i = 0; i < rows; i++)
        for (let j = 0; j < columns; j++) memory[j * rows + i] = values[i * columns + j];
      return memory;
    },
  }),
};
