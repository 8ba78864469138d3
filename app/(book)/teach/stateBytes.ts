import { printNumber } from "@/components/charts/format";
import { stateBytes } from "@/lib/numerics/memory";
import { ruleNamed } from "@/lib/numerics/rules";

/** Parameters of the example: a whole number of blocks. */
const PARAMETERS = 2 ** 20;

const bytesAParameter = (bits: 32 | 8, blockSize: number) =>
  printNumber(
    stateBytes(ruleNamed("adam"), PARAMETERS, { bits, blockSize, min8bitSize: 1 }).total / PARAMETERS,
  );

/** Bytes of Adam's state for each parameter, as text in the English notation. */
export const BYTES_32 = bytesAParameter(32, 256);
export const BYTES_8 = bytesAParameter(8, 256);
