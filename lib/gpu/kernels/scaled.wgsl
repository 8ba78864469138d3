// What a search for the nearest code starts from: a value over its block's absmax, as a sortable integer.

// Floats as integers in the same order; -0 comes just before +0.
fn sortable(bits: u32) -> u32 {
  return select(bits | 0x80000000u, ~bits, bits > WITHOUT_SIGN);
}

// The bits of value / absmax. Where the float product is 0 although the value is not, a subnormal number may have been
// taken for 0; in a map that holds 0 twice the two have different codes.
// @param scale 1 / absmax
// @param absmax as a bit pattern
// @param ordinary whether value is not NaN and absmax is_ordinary
fn scaled_bits(value: f32, scale: f32, absmax: u32, ordinary: bool) -> u32 {
  let value_bits = bitcast<u32>(value);
  let bits = bitcast<u32>(value * scale);
  if (ordinary && ((bits & WITHOUT_SIGN) != 0u || (value_bits & WITHOUT_SIGN) == 0u)) {
    return bits;
  }
  return scaled_exactly(value_bits, absmax);
}
