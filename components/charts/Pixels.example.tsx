import { Chart } from "./Chart";
import type { MarkExample } from "./example";
import { Pixels } from "./Pixels";

const STEPS = Array.from({ length: 64 }, (_, i) => (i === 20 ? 9 : (i * 7) % 5));
const FILLS = [1, 2, 3, 4, 5].map((i) => ({ colour: `var(--error-${i})` }));

/** Eight rows of eight squares in five strengths; one square is blank. */
export const pixelsExample: MarkExample = {
  mark: "Pixels",
  file: "pixels",
  draw: () => (
    <Chart sentence="Errors." height={100}>
      <Pixels steps={STEPS} columns={8} left={4} top={4} cell={10} fills={FILLS} />
    </Chart>
  ),
};
