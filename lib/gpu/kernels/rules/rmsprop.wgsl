// RMSprop. Twin: lib/numerics/rules/rmsprop.ts, which explains why the raw gradient is divided by default.

fn update(cell: ptr<function, Cell>) {
  // stage: update
  let g = cell.g * c.gnormScale + cell.p * c.weightDecay;
  let r = cell.s[0] * c.alpha + c.oneMinusAlpha * (g * g);
  cell.s[0] = r;
  // stage: step
  let numerator = select(g, cell.g, c.rawGradient > 0.0);
  let denominator = sqrt(r) + c.epsilon;
  cell.p = cell.p - c.learningRate * (numerator / denominator);
}
