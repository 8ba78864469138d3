/** A loss of two parameters, with its gradient. Its minimum is 0, so that losses can be compared. */
export interface Surface {
  readonly name: string;
  readonly label: string;
  readonly formula: string;
  value(x: number, y: number): number;
  gradient(x: number, y: number): readonly [number, number];
}

/** Pictures show both parameters from -REACH to REACH. */
export const REACH = 2;

const ravine: Surface = {
  name: "ravine",
  label: "ravine",
  formula: "0.05 x² + 2 y²",
  value: (x, y) => 0.05 * x * x + 2 * y * y,
  gradient: (x, y) => [0.1 * x, 4 * y],
};

/** Two valleys at y = ±√2 and a pass between them at 0. */
const saddle: Surface = {
  name: "saddle",
  label: "saddle",
  formula: "x²/2 − y²/2 + y⁴/8 + 1/2",
  value: (x, y) => x ** 2 / 2 - y ** 2 / 2 + y ** 4 / 8 + 0.5,
  gradient: (x, y) => [x, -y + y ** 3 / 2],
};

/** Rosenbrock's valley with the factor 10 instead of his 100: the valley is as bent and less steep. */
const rosenbrock: Surface = {
  name: "rosenbrock",
  label: "Rosenbrock",
  formula: "(1 − x)² + 10 (y − x²)²",
  value: (x, y) => (1 - x) ** 2 + 10 * (y - x * x) ** 2,
  gradient: (x, y) => [-2 * (1 - x) - 40 * x * (y - x * x), 20 * (y - x * x)],
};

/** All surfaces, in the order of the picker. */
export const SURFACES: readonly Surface[] = [ravine, saddle, rosenbrock];

/**
 * Returns the surface of that name.
 *
 * @throws RangeError for a name that is not in the list
 */
export function surfaceNamed(name: string): Surface {
  const found = SURFACES.find((surface) => surface.name === name);
  if (!found) throw new RangeError(`There is no surface called ${name}.`);
  return found;
}
