// Tests on bit patterns. WGSL lets an implementation assume that floats are never NaN or infinite, so that a
// test on the float itself (x != x) may be compiled away; a test on its bits may not.

const INFINITY_BITS = 0x7f800000u;
const WITHOUT_SIGN = 0x7fffffffu;

fn is_finite(x: vec4f) -> vec4<bool> {
  return (bitcast<vec4u>(x) & vec4u(WITHOUT_SIGN)) < vec4u(INFINITY_BITS);
}

// |x| as integers: non-negative floats and their bit patterns have the same order, and NaN comes after
// infinity.
fn size_bits(x: vec4f) -> vec4u {
  return bitcast<vec4u>(x) & vec4u(WITHOUT_SIGN);
}

// |x| as integers, with 0 for NaN: the reference kernel's fmax ignores NaN.
fn size_bits_without_nan(x: vec4f) -> vec4u {
  let bits = size_bits(x);
  return select(bits, vec4u(), bits > vec4u(INFINITY_BITS));
}

fn largest_of(bits: vec4u) -> u32 {
  return max(max(bits.x, bits.y), max(bits.z, bits.w));
}
