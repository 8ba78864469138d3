// LAMB's trust ratio; the update itself is Adam's. Twin: lib/numerics/rules/lamb.ts.

// |p|^2, and |u|^2 times the squared learning rate.
fn measure(cell: Cell) -> array<vec4f, 2> {
  let g = cell.g * c.gnormScale;
  let r = cell.s[1] * c.beta2 + (c.oneMinusBeta2 * g) * g;
  let m = cell.s[0] * c.beta1 + c.oneMinusBeta1 * g;
  let u = c.stepSize * (m / (sqrt(r) + c.scaledEpsilon)) - (1.0 - c.keep) * cell.p;
  return array<vec4f, 2>(cell.p * cell.p, select(vec4f(), u * u, is_finite(cell.g)));
}

fn rescale(sums: vec2f) -> Coefficients {
  var own = c;
  if (sums.x > 0.0 && sums.y > 0.0) {
    let trust = c.learningRate * sqrt(sums.x / sums.y);
    own.stepSize = c.stepSize * trust;
    own.keep = 1.0 - trust * (1.0 - c.keep);
  }
  return own;
}
