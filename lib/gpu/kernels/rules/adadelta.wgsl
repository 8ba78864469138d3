// Adadelta of tf.train. Twin: lib/numerics/rules/adadelta.ts.

fn update(cell: ptr<function, Cell>) {
  let r = cell.s[0];
  let u = cell.s[1];
  // stage: update
  let g = cell.g * c.gnormScale + cell.p * c.weightDecay;
  let d = sqrt(u + c.epsilon) / sqrt(r + c.epsilon) * g;
  cell.s[0] = r * c.rho + c.oneMinusRho * (g * g);
  cell.s[1] = u * c.rho + c.oneMinusRho * (d * d);
  // stage: step
  cell.p = cell.p - c.learningRate * d;
}
