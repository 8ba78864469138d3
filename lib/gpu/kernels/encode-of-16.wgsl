// Nearest code by binary search among at most 16, for any map.
//
// A threshold is the midpoint of two neighbouring values, or the float before it where a tie goes up: at a midpoint
// the even code wins.

var<workgroup> thresholds: array<array<u32, 16>, STATES>;

// A barrier must follow before a threshold is read.
fn load_encoder(thread: u32) {
  if (thread < 16u) {
    for (var k = 0u; k < STATES; k++) {
      thresholds[k][thread] = tables[k].thresholds[thread];
    }
  }
}

// Code of the number with these bits, for state k.
fn encode(k: u32, bits: u32) -> u32 {
  let sorted = sortable(bits);
  var code = select(0u, 8u, sorted > thresholds[k][7]);
  code += select(0u, 4u, sorted > thresholds[k][code + 3u]);
  code += select(0u, 2u, sorted > thresholds[k][code + 1u]);
  code += select(0u, 1u, sorted > thresholds[k][code]);
  if (GUARDED[k]) {
    // Sign guard: a first moment never changes its sign, and 0 counts as positive.
    let negative = bits > WITHOUT_SIGN;
    if (negative != (code < tables[k].first)) {
      let up = !negative && bits != 0u;
      code = select(max(code, 1u) - 1u, min(code + 1u, tables[k].last), up);
    }
  }
  return select(code, 0u, (bits & WITHOUT_SIGN) > INFINITY_BITS);
}

// The four codes of four values, in the lower half of a word; the first code is in the lowest four bits.
// @param values regular ones
// @param scale size of reciprocal(absmax)
// @param ordinary whether there is no NaN among the values, and reciprocal(absmax) was above 0
fn encode_quad(k: u32, values: vec4f, scale: f32, ordinary: bool) -> u32 {
  // In a block of zeros, of either sign, all get the code of 0.
  if (scale == 0.0) {
    return 0x1111u * tables[k].zero;
  }
  var half = 0u;
  for (var i = 0u; i < 4u; i++) {
    half |= encode(k, scaled_bits(values[i], scale)) << (4u * i);
  }
  return half;
}
