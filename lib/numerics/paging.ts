/** What paged optimizers (QLoRA, arXiv 2305.14314) cost: state that does not fit lies on the host and is moved in each step. */

/**
 * Share of a bus's bandwidth that moves pages. The library's documentation reckons with half: a gigabyte over PCIe 3.0
 * x16, 16 GB/s, takes 125 ms.
 */
const BUS_SHARE = 0.5;

/** State, and the room that it has. */
export interface Paging {
  /** Bytes of the optimizer's state. */
  readonly stateBytes: number;
  /** Bytes of the GPU's memory that are free for it, 0 or more. */
  readonly roomBytes: number;
  /** Bandwidth of the bus to the host, bytes a second. */
  readonly bandwidth: number;
}

/** Returns the seconds of a step in which the state that does not fit is moved; 0 if all fits. */
export const pagingSeconds = ({ stateBytes, roomBytes, bandwidth }: Paging): number =>
  Math.max(0, stateBytes - roomBytes) / (BUS_SHARE * bandwidth);
