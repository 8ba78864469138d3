// Absmax in the presence of NaN, which the reference passes over.

// Hardly ever asked for: the largest of a thread's values (as bit patterns) where NaN is among them.
fn largest_without_nan(x: array<vec4f, QUADS>) -> u32 {
  var largest = 0u;
  for (var q = 0u; q < QUADS; q++) {
    largest = max(largest, largest_of(size_bits_without_nan(x[q])));
  }
  return largest;
}
