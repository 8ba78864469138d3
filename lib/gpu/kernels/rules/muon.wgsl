// Muon's momentum and its direction; a whole matrix is orthogonalized after it. Twin: lib/numerics/rules/muon.ts.

fn update(cell: ptr<function, Cell>) {
  // stage: update
  let g = c.oneMinusMomentum * (cell.g * c.gnormScale);
  let m = cell.s[0] * c.momentum + g;
  cell.s[0] = m;
  let u = m * c.momentum + g;
  // stage: step
  cell.p = cell.p * c.keep - c.learningRate * u;
}
