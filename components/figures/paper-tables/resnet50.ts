/**
 * The weights of ResNet-50, counted from its layers: a 7 x 7 convolution, four stages of bottlenecks (1 x 1, 3 x 3,
 * 1 x 1, the last four times as wide), each convolution with a scale and shift of batch normalization, and a linear
 * layer for 1000 classes (He et al. 2016, arXiv 1512.03385, table 1).
 */
const STAGES = [
  { blocks: 3, width: 64 },
  { blocks: 4, width: 128 },
  { blocks: 6, width: 256 },
  { blocks: 3, width: 512 },
] as const;
const CLASSES = 1000;
const WIDER = 4;

/** A convolution and its normalization. */
const convolution = (size: number, from: number, to: number) => size * size * from * to + 2 * to;

export function resnet50Parameters(): number {
  let from = 64;
  let sum = convolution(7, 3, from);
  for (const { blocks, width } of STAGES) {
    const to = WIDER * width;
    for (let block = 0; block < blocks; block++) {
      sum += convolution(1, from, width) + convolution(3, width, width) + convolution(1, width, to);
      // The first block of a stage changes the width, so its shortcut is a convolution too.
      if (block === 0) sum += convolution(1, from, to);
      from = to;
    }
  }
  return sum + from * CLASSES + CLASSES;
}
