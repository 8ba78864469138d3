// SGD with Nesterov's momentum. Twin: lib/numerics/rules/nesterov.ts.

fn update(cell: ptr<function, Cell>) {
  // stage: update
  let g = cell.g * c.gnormScale + cell.p * c.weightDecay;
  let m = cell.s[0] * c.momentum + g;
  cell.s[0] = m;
  // stage: step
  cell.p = cell.p - c.learningRate * (g + c.momentum * m);
}
