import type { MarkExample } from "./example";
import { Field } from "./Field";

const VALUES = Array.from({ length: 32 * 32 }, (_, i) => 8 - Math.hypot((i % 32) - 15.5, (i >> 5) - 15.5));
const inside = (value: number) => (value > 0 ? 0.3 : 0);

/** A disc in shades with its boundary, and a point of each of two classes. */
export const fieldExample: MarkExample = {
  mark: "Field",
  file: "field",
  draw: () => (
    <Field
      sentence="A disc."
      values={VALUES}
      size={[32, 32]}
      opacity={inside}
      boundaries={[{ values: VALUES, colour: "var(--bits32)" }]}
      points={[
        { x: 0.5, y: 0.5, group: 1 },
        { x: 0.1, y: 0.1, group: 0 },
      ]}
    />
  ),
};
