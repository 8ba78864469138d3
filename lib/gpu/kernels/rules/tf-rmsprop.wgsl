// RMSprop of tf.train. Twin: lib/numerics/rules/tfRmsprop.ts.

fn update(cell: ptr<function, Cell>) {
  // stage: update
  let g = cell.g * c.gnormScale + cell.p * c.weightDecay;
  let r = cell.s[0] * c.decay + c.oneMinusDecay * (g * g);
  let step = c.learningRate * g / sqrt(r + c.epsilon);
  let m = cell.s[1] * c.momentum + step;
  cell.s[0] = r;
  cell.s[1] = m;
  // stage: step
  cell.p = cell.p - m;
}
