import { bitsandbytes, type Fault } from "./fault";

/** Block size of the library until version 0.43.3, values. */
export const OLD_BLOCK_SIZE = 2048;

/** A checkpoint with blocks of 2048 that is read with blocks of 256. */
export const oldBlocks: Fault = {
  name: "old-blocks",
  label: "blocks of 2048 read with blocks of 256",
  family: "resume",
  layer: "checkpoint",
  what: "The state was saved with one scale for 2048 values. After an upgrade the kernel looks for one in 256: it takes the scales of other blocks and reads past the end of the list, where this clinic has zeros.",
  sign: "Fine until the resume. Then most moments are gone or have the wrong size, the steps are too long, and the loss stays behind.",
  cure: "Repeat each old scale eight times when you load, or begin with fresh state and a warm-up.",
  sources: [bitsandbytes(1647, "0.44.0 changed the block size, 0.46.0 loads without converting", "pull")],
  decidedBy: "resume",
  symptoms: [
    { kind: "higher loss", least: 1.02 },
    { kind: "moves at resume", least: 1.5 },
  ],
  change: ({ blockSizeOf }) => ({
    blockSizeOf: (n, session) => (session === 0 ? OLD_BLOCK_SIZE : blockSizeOf(n, session)),
  }),
};
