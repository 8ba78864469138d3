// Blocks of very small or very large numbers. A GPU may take subnormal numbers (below 2^-126) for 0, so such a block is
// brought to ordinary size, exactly, before it is scaled. Off the fast path: this code in a kernel's main loop took so
// many registers that it halved the speed of all other blocks (H100).

// From 2^-100 to 2^126 a block is scaled as it is: 1 / absmax is a normal number, and a value that a GPU may take for 0
// is below 2^-26 of absmax.
const LEAST_ORDINARY = 27u << 23u;
const LEAST_LARGE = 253u << 23u;
// The reciprocal of 2^-128 and below is infinite, and so is all that is multiplied with it but 0.
const ENDLESS = 0x200000u;

fn is_ordinary(absmax: u32) -> bool {
  return absmax - LEAST_ORDINARY < LEAST_LARGE - LEAST_ORDINARY;
}

// The bit pattern of a number 2^64 times as large.
fn lifted(size: u32) -> u32 {
  // Of a subnormal number the pattern is the number, in units of 2^-149.
  return select(size + (64u << 23u), bitcast<u32>(f32(size) * 0x1p-85), size < 0x800000u);
}

// What the regular values of a block are multiplied with: 1 / absmax, rounded as on a CPU, and 2^64 times that or its
// 2^64th part.
// @param absmax bit pattern, not ordinary
fn rare_scale(absmax: u32) -> f32 {
  if (absmax == 0u) {
    return 0.0;
  }
  if (absmax <= ENDLESS || absmax >= INFINITY_BITS) {
    return 1.0;
  }
  if (absmax < LEAST_ORDINARY) {
    return reciprocal(lifted(absmax));
  }
  // The reciprocal is subnormal: a whole number of 2^-149, which has one bit less than a normal number, or two. So it
  // is rounded anew, by the remainder as in `reciprocal`.
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

// A block's values as they are to be multiplied with its `rare_scale`.
// @param absmax bit pattern, not ordinary
fn regular(values: vec4f, absmax: u32) -> vec4f {
  let bits = bitcast<vec4u>(values);
  let sizes = bits & vec4u(WITHOUT_SIGN);
  let signs = bits & vec4u(~WITHOUT_SIGN);
  // Where the reference multiplies 0 with infinity.
  let not_a_number = vec4u(0x7fc00000u);
  if (absmax >= INFINITY_BITS) {
    return bitcast<vec4f>(select(signs, not_a_number, sizes >= vec4u(INFINITY_BITS)));
  }
  if (absmax >= LEAST_LARGE) {
    return values * 0x1p-64;
  }
  if (absmax <= ENDLESS) {
    // 4 stands for infinity: it is beyond every map as well.
    let known = (sizes > vec4u(0u)) & (sizes < vec4u(INFINITY_BITS));
    return bitcast<vec4f>(select(not_a_number, signs | vec4u(0x40800000u), known));
  }
  let sizes_lifted = vec4u(lifted(sizes.x), lifted(sizes.y), lifted(sizes.z), lifted(sizes.w));
  return bitcast<vec4f>(select(signs | sizes_lifted, not_a_number, sizes > vec4u(INFINITY_BITS)));
}

// @param values of one block, NaN among them or not
fn encode_rare_quad(values: vec4f, absmax: u32) -> u32 {
  if (absmax == 0u) {
    return encode_quad(0u, values, 0.0, false);
  }
  return encode_quad(0u, regular(values, absmax), rare_scale(absmax), false);
}
