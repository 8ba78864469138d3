// AdaMax. Twin: lib/numerics/rules/adamax.ts.

fn update(cell: ptr<function, Cell>) {
  // stage: update
  let g = cell.g * c.gnormScale;
  let m = cell.s[0] * c.beta1 + c.oneMinusBeta1 * g;
  let u = max(cell.s[1] * c.beta2, abs(g));
  cell.s[0] = m;
  cell.s[1] = u;
  // stage: step
  cell.p = (cell.p + c.stepSize * (m / (u + c.epsilon))) * c.keep;
}
