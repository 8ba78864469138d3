// SGD without momentum. Twin: lib/numerics/rules/sgd.ts.

fn update(cell: ptr<function, Cell>) {
  // stage: update
  let g = cell.g * c.gnormScale + cell.p * c.weightDecay;
  // stage: step
  cell.p = cell.p - c.learningRate * g;
}
