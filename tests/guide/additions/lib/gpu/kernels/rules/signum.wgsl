// Signum: the sign of the moment moves a parameter. Twin: lib/numerics/rules/signum.ts.

fn update(cell: ptr<function, Cell>) {
  // stage: update
  let g = cell.g * c.gnormScale;
  let m = cell.s[0] * c.beta1 + c.oneMinusBeta1 * g;
  cell.s[0] = m;
  // stage: step
  cell.p = cell.p * c.keep - c.learningRate * sign(m);
}
