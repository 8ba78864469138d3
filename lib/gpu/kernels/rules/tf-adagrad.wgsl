// Adagrad of tf.train. Twin: lib/numerics/rules/tfAdagrad.ts. A sum of 0 has had no gradient yet.

fn update(cell: ptr<function, Cell>) {
  // stage: update
  let g = cell.g * c.gnormScale + cell.p * c.weightDecay;
  let before = select(vec4f(c.initialAccumulator), cell.s[0], cell.s[0] > vec4f());
  let r = before + g * g;
  cell.s[0] = r;
  // stage: step
  cell.p = cell.p - c.learningRate * (g / sqrt(r + c.epsilon));
}
