// The update clip of StableAdamW, for Adam and AdamW. Twin: lib/numerics/rules/updateClip.ts.

// g^2 / max(r, epsilon^2), where g is not 0.
fn measure(cell: Cell) -> array<vec4f, 2> {
  let g = cell.g * c.gnormScale;
  let r = cell.s[1] * c.beta2 + (c.oneMinusBeta2 * g) * g;
  let share = (g * g) / max(r, vec4f(c.scaledEpsilon * c.scaledEpsilon));
  let counts = is_finite(cell.g) & (g != vec4f());
  return array<vec4f, 2>(select(vec4f(), share, counts), vec4f());
}

fn rescale(sums: vec2f) -> Coefficients {
  let rms = sqrt(c.correction2 * sums.x / f32(tensor.n));
  let factor = 1.0 / max(1.0, rms);
  var own = c;
  own.stepSize = c.stepSize * factor;
  own.keep = 1.0 - factor * (1.0 - c.keep);
  return own;
}
