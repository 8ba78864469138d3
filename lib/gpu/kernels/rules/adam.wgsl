// Adam, and AdamW: the reference's weight decay is decoupled in both. Twin: lib/numerics/rules/adam.ts.
// A parameter whose gradient is NaN or infinite does not move, and its state restarts at 0.

fn update(cell: ptr<function, Cell>) {
  let present = is_finite(cell.g);
  // stage: update
  let g = cell.g * c.gnormScale;
  let r = cell.s[1] * c.beta2 + (c.oneMinusBeta2 * g) * g;
  let m = cell.s[0] * c.beta1 + c.oneMinusBeta1 * g;
  // stage: step
  let denominator = sqrt(r) + c.scaledEpsilon;
  let p = (cell.p + c.stepSize * (m / denominator)) * c.keep;
  cell.p = select(cell.p, p, present);
  // stage: update
  cell.s[0] = select(vec4f(), m, present);
  cell.s[1] = select(vec4f(), r, present);
}
