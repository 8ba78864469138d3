// What a search for the nearest code starts from: a value times its block's scale, as a sortable integer.

// Floats as integers in the same order; -0 comes just before +0.
fn sortable(bits: u32) -> u32 {
  return select(bits | 0x80000000u, ~bits, bits > WITHOUT_SIGN);
}

// The bits of value * scale. A GPU may take a subnormal product for 0, and in a map that holds 0 twice the two have
// different codes. So where the product is 0, a larger one tells whether it would be 0 on a CPU too (half of the
// smallest subnormal, 2^-149, is rounded down); if not, the smallest subnormal of the same sign stands for it.
fn scaled_bits(value: f32, scale: f32) -> u32 {
  let bits = bitcast<u32>(value * scale);
  if ((bits & WITHOUT_SIGN) == 0u) {
    let size = bitcast<u32>(value) & WITHOUT_SIGN;
    // Of a subnormal number the pattern is the number, in units of 2^-149.
    let larger = select(abs(value) * 0x1p64, f32(size) * 0x1p-85, size < 0x800000u);
    if (larger * scale > 0x1p-86) {
      return bits | 1u;
    }
  }
  return bits;
}
