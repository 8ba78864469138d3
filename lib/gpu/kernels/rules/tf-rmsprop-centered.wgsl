// Centered RMSprop of tf.train. Twin: lib/numerics/rules/tfRmspropCentered.ts.

fn update(cell: ptr<function, Cell>) {
  // stage: update
  let g = cell.g * c.gnormScale + cell.p * c.weightDecay;
  let away = g - cell.s[1];
  let v = c.decay * (cell.s[0] + c.oneMinusDecay * (away * away));
  let a = cell.s[1] * c.decay + c.oneMinusDecay * g;
  let step = c.learningRate * g / sqrt(max(v - c.epsilon, vec4f(c.epsilon)));
  let m = cell.s[2] * c.momentum + step;
  cell.s[0] = v;
  cell.s[1] = a;
  cell.s[2] = m;
  // stage: step
  cell.p = cell.p - m;
}
