// Adagrad. Twin: lib/numerics/rules/adagrad.ts.

fn update(cell: ptr<function, Cell>) {
  // stage: update
  let g = cell.g * c.gnormScale + cell.p * c.weightDecay;
  let r = cell.s[0] + g * g;
  cell.s[0] = r;
  // stage: step
  let numerator = select(g, cell.g, c.rawGradient > 0.0);
  let denominator = sqrt(r) + c.epsilon;
  cell.p = cell.p - c.learningRate * (numerator / denominator);
}
