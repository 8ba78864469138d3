// Encodes blocks of very small or very large numbers. A GPU may take subnormal numbers (below 2^-126) for 0,
// so such a block is multiplied by a power of two, exactly, before it is scaled. This code is kept off the
// fast path: in a kernel's main loop it took so many registers that it halved the speed of all other blocks
// (H100).

// A block whose absmax is from 2^-100 to 2^126 is ordinary and scaled as it is: 1 / absmax is a normal
// number, and a value that a GPU may take for 0 is below 2^-26 of absmax.
const LEAST_ORDINARY = 27u << 23u;
const LEAST_LARGE = 253u << 23u;
// The reciprocal of 2^-128 and of smaller numbers is infinite, and so is its product with any number but 0.
const LARGEST_WITHOUT_RECIPROCAL = 0x200000u;

fn is_ordinary(absmax: u32) -> bool {
  return absmax - LEAST_ORDINARY < LEAST_LARGE - LEAST_ORDINARY;
}

// The bit pattern of a number 2^64 times as large.
fn lifted(size: u32) -> u32 {
  // The pattern of a subnormal number is the number in units of 2^-149.
  return select(size + (64u << 23u), bitcast<u32>(f32(size) * 0x1p-85), size < 0x800000u);
}

// The factor for the values that `moved_values` returns: 1 / absmax, rounded as on a CPU, times 2^64 or
// 2^-64, which `moved_values` makes up for.
// @param absmax bit pattern of an absmax that is not ordinary
fn extreme_scale(absmax: u32) -> f32 {
  if (absmax == 0u) {
    return 0.0;
  }
  if (absmax <= LARGEST_WITHOUT_RECIPROCAL || absmax >= INFINITY_BITS) {
    return 1.0;
  }
  if (absmax < LEAST_ORDINARY) {
    return reciprocal(lifted(absmax));
  }
  // The reciprocal is subnormal: a whole number of 2^-149, with one or two bits less than a normal number. So
  // it is rounded again, by the remainder as in `reciprocal`.
  let whole = (absmax & 0x7fffffu) | 0x800000u;
  let normal = bitcast<u32>(reciprocal((whole & 0x7fffffu) | (127u << 23u)));
  var q = (normal - 0x3e800000u) >> ((absmax >> 23u) - 252u);
  var remainder = bitcast<i32>(0u - q * whole);
  let half = bitcast<i32>(whole >> 1u);
  while (abs(remainder) > half) {
    let direction = select(-1, 1, remainder > 0);
    q += bitcast<u32>(direction);
    remainder -= direction * bitcast<i32>(whole);
  }
  return f32(q) * 0x1p-85;
}

// A block's values moved to ordinary size, to be multiplied by its `extreme_scale`.
// @param absmax bit pattern of an absmax that is not ordinary
fn moved_values(values: vec4f, absmax: u32) -> vec4f {
  let bits = bitcast<vec4u>(values);
  let sizes = bits & vec4u(WITHOUT_SIGN);
  let signs = bits & vec4u(~WITHOUT_SIGN);
  // The result where the reference multiplies 0 by infinity.
  let not_a_number = vec4u(0x7fc00000u);
  if (absmax >= INFINITY_BITS) {
    return bitcast<vec4f>(select(signs, not_a_number, sizes >= vec4u(INFINITY_BITS)));
  }
  if (absmax >= LEAST_LARGE) {
    return values * 0x1p-64;
  }
  if (absmax <= LARGEST_WITHOUT_RECIPROCAL) {
    // 4 stands for infinity: it too lies beyond the last value of every map.
    let known = (sizes > vec4u(0u)) & (sizes < vec4u(INFINITY_BITS));
    return bitcast<vec4f>(select(not_a_number, signs | vec4u(0x40800000u), known));
  }
  let sizes_lifted = vec4u(lifted(sizes.x), lifted(sizes.y), lifted(sizes.z), lifted(sizes.w));
  return bitcast<vec4f>(select(signs | sizes_lifted, not_a_number, sizes > vec4u(INFINITY_BITS)));
}

// The four codes of four values in a block that is not ordinary; NaN may be among them.
fn encode_extreme_quad(values: vec4f, absmax: u32) -> u32 {
  if (absmax == 0u) {
    return encode_quad(0u, values, 0.0, false);
  }
  return encode_quad(0u, moved_values(values, absmax), extreme_scale(absmax), false);
}
