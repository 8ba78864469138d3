import { expect, it } from "vitest";
import { joinImports } from "./joinImports.mjs";

it("a package is imported once, under its first name", () => {
  const bundle = `import * as tf from "a";
import * as tf2 from "a";
import * as other from "b";
const x = tf2.add(tf.one, other.tf2, { y: tf2, tf2: 1 }, "tf2");
`;
  expect(joinImports(bundle)).toBe(`import * as tf from "a";

import * as other from "b";
const x = tf.add(tf.one, other.tf2, { y: tf, tf2: 1 }, "tf2");
`);
});

it("a bundle with one import stays as it is", () => {
  const bundle = 'import * as tf from "a";\nexport const one = tf.one;\n';
  expect(joinImports(bundle)).toBe(bundle);
});
