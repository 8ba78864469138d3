// AdEMAMix: a fast and a slow average of the gradient. Twin: lib/numerics/rules/ademamix.ts.
// A parameter whose gradient is NaN or infinite does not move, and its state restarts at 0.

fn update(cell: ptr<function, Cell>) {
  let present = is_finite(cell.g);
  // stage: update
  let g = cell.g * c.gnormScale;
  let m1 = cell.s[0] * c.beta1 + c.oneMinusBeta1 * g;
  let m2 = cell.s[1] * c.beta3 + c.oneMinusBeta3 * g;
  let r = cell.s[2] * c.beta2 + (c.oneMinusBeta2 * g) * g;
  // stage: step
  let numerator = m1 * c.inverseCorrection1 + c.alpha * m2;
  let denominator = sqrt(r) * c.inverseCorrection2 + c.epsilon;
  let p = (cell.p - c.learningRate * (numerator / denominator)) * c.keep;
  cell.p = select(cell.p, p, present);
  // stage: update
  cell.s[0] = select(vec4f(), m1, present);
  cell.s[1] = select(vec4f(), m2, present);
  cell.s[2] = select(vec4f(), r, present);
}
