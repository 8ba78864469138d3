// What a block's values are multiplied with: 1 / absmax, rounded to the nearest float32 as on a CPU. WGSL's own division
// may be off by 2.5 units in the last place, which would move values that lie near a midpoint to another code.
//
// With absmax = M * 2^(E - 23), 2^23 <= M < 2^24, the reciprocal is q * 2^(-24 - E) where q is the whole number
// nearest to 2^47 / M. The division gives q within a few units; the remainder 2^47 - q * M, which fits in 32 bits
// that close to the quotient, then tells by how many.
//
// A GPU may take subnormal numbers (below 2^-126) for 0. So where absmax is very small or very large, the scale is that
// of the same block 2^64 times larger or smaller, and negative as a sign that the values must be made `regular` first.

// From 2^-100 to 2^126 a block is scaled as it is: 1 / absmax is a normal number, and a value that a GPU may take for 0
// is below 2^-26 of absmax.
const LEAST_ORDINARY = 27u << 23u;
const LEAST_LARGE = 253u << 23u;
// The reciprocal of 2^-128 and below is infinite, and so is all that is multiplied with it but 0.
const ENDLESS = 0x200000u;
const ENDLESS_SCALE = -1.0;
// 1 / infinity is 0: of such a block only zeros, with their signs, are left.
const LOST_SCALE = -0x1p-120;

// The bit pattern of a number 2^64 times as large.
fn lifted(size: u32) -> u32 {
  // Of a subnormal number the pattern is the number, in units of 2^-149.
  return select(size + (64u << 23u), bitcast<u32>(f32(size) * 0x1p-85), size < 0x800000u);
}

// @param absmax bit pattern, at least 0
// @returns 0 where absmax is 0; negative where the values must be made `regular`
fn reciprocal(absmax: u32) -> f32 {
  var bits = absmax;
  var sign = 0u;
  if (absmax - LEAST_ORDINARY >= LEAST_LARGE - LEAST_ORDINARY) {
    if (absmax == 0u) {
      return 0.0;
    }
    if (absmax >= INFINITY_BITS) {
      return LOST_SCALE;
    }
    if (absmax <= ENDLESS) {
      return ENDLESS_SCALE;
    }
    sign = ~WITHOUT_SIGN;
    bits = select(absmax, lifted(absmax), absmax < LEAST_ORDINARY);
  }
  let exponent = bits >> 23u;
  let fraction = bits & 0x7fffffu;
  // The reciprocal of 2^126 and more is subnormal: it has one bit less, or two.
  let lost = max(exponent, 252u) - 252u;
  if (fraction == 0u && lost == 0u) {
    return bitcast<f32>(sign | ((254u - exponent) << 23u));
  }
  let whole = fraction | 0x800000u;
  // The quotient of 1 and a number between 1 and 2 lies between 1/2 and 1, where floats are 2^-24 apart: its bits,
  // counted from those of 1/4, are q.
  let quotient = 1.0 / bitcast<f32>(fraction | 0x3f800000u);
  var q = (bitcast<u32>(quotient) - 0x3e800000u) >> lost;
  // Unsigned arithmetic wraps around, and 2^47, 2^46 and 2^45 are 0 modulo 2^32.
  var remainder = bitcast<i32>(0u - q * whole);
  let half = bitcast<i32>(whole >> 1u);
  while (abs(remainder) > half) {
    let direction = select(-1, 1, remainder > 0);
    q += bitcast<u32>(direction);
    remainder -= direction * bitcast<i32>(whole);
  }
  if (lost > 0u) {
    return f32(q) * -0x1p-85;
  }
  return bitcast<f32>(sign | ((253u - exponent) << 23u) | (q & 0x7fffffu));
}

// Values of a block whose scale is negative, as they are to be multiplied with the size of that scale.
fn regular(values: vec4f, scale: f32) -> vec4f {
  let bits = bitcast<vec4u>(values);
  let sizes = bits & vec4u(WITHOUT_SIGN);
  let signs = bits & vec4u(~WITHOUT_SIGN);
  // Where the reference multiplies 0 with infinity.
  let not_a_number = vec4u(0x7fc00000u);
  if (scale == LOST_SCALE) {
    return bitcast<vec4f>(select(signs, not_a_number, sizes >= vec4u(INFINITY_BITS)));
  }
  if (scale == ENDLESS_SCALE) {
    // 4 stands for infinity: it is beyond every map as well.
    let known = (sizes > vec4u(0u)) & (sizes < vec4u(INFINITY_BITS));
    return bitcast<vec4f>(select(not_a_number, signs | vec4u(0x40800000u), known));
  }
  if (scale > -1.0) {
    return values * 0x1p-64;
  }
  let sizes_lifted = vec4u(lifted(sizes.x), lifted(sizes.y), lifted(sizes.z), lifted(sizes.w));
  return bitcast<vec4f>(select(signs | sizes_lifted, not_a_number, sizes > vec4u(INFINITY_BITS)));
}
