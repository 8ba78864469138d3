// The start of a search for the nearest code: a value times its block's scale, as an integer that sorts like
// a float.

// Floats as integers in the same order; -0 comes just before +0.
fn sortable(bits: u32) -> u32 {
  return select(bits | 0x80000000u, ~bits, bits > WITHOUT_SIGN);
}

// The bits of value * scale. Where the product is 0 although the value is not, a GPU may have taken a
// subnormal number for 0. Then a product 2^64 times as large gives the true one. If the true product is
// subnormal, the smallest subnormal number of the same sign stands for it (2^-150, half of that number, is
// rounded down to 0 on a CPU too): in a map that holds 0 twice, 0 and a subnormal number have different
// codes.
fn scaled_bits(value: f32, scale: f32) -> u32 {
  let bits = bitcast<u32>(value * scale);
  if ((bits & WITHOUT_SIGN) != 0u) {
    return bits;
  }
  let size = bitcast<u32>(value) & WITHOUT_SIGN;
  let sign = bitcast<u32>(value) & ~WITHOUT_SIGN;
  // The pattern of a subnormal number is the number in units of 2^-149.
  let larger = select(abs(value) * 0x1p64, f32(size) * 0x1p-85, size < 0x800000u) * scale;
  let product = bitcast<u32>(larger * 0x1p-64);
  return sign | select(product, 1u, product == 0u && larger > 0x1p-86);
}
