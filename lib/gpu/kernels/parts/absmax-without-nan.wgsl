// The absmax of values with NaN among them: NaN is ignored, as in the reference.

// The largest magnitude of a thread's values, as a bit pattern, without NaN. Called only where a thread has
// found NaN.
fn largest_without_nan(x: array<vec4f, QUADS>) -> u32 {
  var largest = 0u;
  for (var q = 0u; q < QUADS; q++) {
    largest = max(largest, largest_of(size_bits_without_nan(x[q])));
  }
  return largest;
}
