// Lion: only the sign of the moment moves a parameter. Twin: lib/numerics/rules/lion.ts.

fn update(cell: ptr<function, Cell>) {
  let g = cell.g * c.gnormScale;
  let direction = cell.s[0] * c.beta1 + c.oneMinusBeta1 * g;
  cell.s[0] = cell.s[0] * c.beta2 + c.oneMinusBeta2 * g;
  cell.p = cell.p * c.keep - c.learningRate * sign(direction);
}
