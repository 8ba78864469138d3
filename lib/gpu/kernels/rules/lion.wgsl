// Lion: only the sign of the moment moves a parameter. Twin: lib/numerics/rules/lion.ts.

fn update(cell: ptr<function, Cell>) {
  // stage: update, step
  let g = cell.g * c.gnormScale;
  // stage: step
  let direction = cell.s[0] * c.beta1 + c.oneMinusBeta1 * g;
  // stage: update
  cell.s[0] = cell.s[0] * c.beta2 + c.oneMinusBeta2 * g;
  // stage: step
  cell.p = cell.p * c.keep - c.learningRate * sign(direction);
}
