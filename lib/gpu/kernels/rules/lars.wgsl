// LARS's trust ratio; the update itself is momentum's. Twin: lib/numerics/rules/lars.ts.

// |p|^2 and |g|^2.
fn measure(cell: Cell) -> array<vec4f, 2> {
  let g = cell.g * c.gnormScale;
  return array<vec4f, 2>(cell.p * cell.p, select(vec4f(), g * g, is_finite(cell.g)));
}

fn rescale(sums: vec2f) -> Coefficients {
  let size = sqrt(sums.x);
  let gradient = sqrt(sums.y);
  var ratio = 1.0;
  if (size > 0.0 && gradient > 0.0) {
    ratio = size / (gradient + c.weightDecay * size);
  }
  let trust = c.trustCoefficient * ratio;
  var own = c;
  own.weightDecay = c.weightDecay * trust;
  own.gnormScale = c.gnormScale * trust;
  return own;
}
