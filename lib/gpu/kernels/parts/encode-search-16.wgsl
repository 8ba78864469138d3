// Finds the nearest code by binary search among at most 16, for any map.
//
// A threshold is the midpoint of two neighbouring values, or the float before it where a tie goes up: at a
// midpoint the even code wins. The cost is the number of instructions (Adam, 64 Mi parameters, H100: 0.33 ms
// without any search, 0.40 with one that tests signs and subnormal products value by value). So the sign
// guard is part of the `guarded` thresholds: every negative number stays below the first code that is not
// negative. This is exact except for maps with a threshold next to 0 and maps without a value for 0.

var<workgroup> guarded: array<array<u32, 16>, STATES>;

// Loads the thresholds. A barrier must follow before one is read.
fn load_encoder(thread: u32) {
  if (thread < 16u) {
    for (var k = 0u; k < STATES; k++) {
      guarded[k][thread] = tables[k].guarded[thread];
    }
  }
}

// The code of the number with these bits, for state k; exact for maps that are `simple`.
fn encode(k: u32, bits: u32) -> u32 {
  let sorted = sortable(bits);
  var code = select(0u, 8u, sorted > guarded[k][7]);
  code += select(0u, 4u, sorted > guarded[k][code + 3u]);
  code += select(0u, 2u, sorted > guarded[k][code + 1u]);
  return code + select(0u, 1u, sorted > guarded[k][code]);
}

// The code of the number with these bits, for state k and any map.
fn encode_exactly(k: u32, bits: u32) -> u32 {
  let sorted = sortable(bits);
  var code = 0u;
  while (code < 15u && sorted > tables[k].thresholds[code]) {
    code++;
  }
  // Sign guard: a first moment never changes its sign, and 0 counts as positive.
  let negative = bits > WITHOUT_SIGN;
  if (GUARDED[k] && negative != (code < tables[k].first)) {
    let up = !negative && bits != 0u;
    code = select(max(code, 1u) - 1u, min(code + 1u, tables[k].last), up);
  }
  return select(code, 0u, (bits & WITHOUT_SIGN) > INFINITY_BITS);
}

// The four codes of four values, in the lower half of a word; the first code is in the lowest four bits.
// @param empty whether all values of the block are 0, of either sign
// @param ordinary whether all values are finite and scale is not 0
fn encode_quad(k: u32, values: vec4f, scale: f32, empty: bool, ordinary: bool) -> u32 {
  if (ordinary && tables[k].simple == 1u) {
    let bits = bitcast<vec4u>(values * scale);
    return encode(k, bits.x) |
      (encode(k, bits.y) << 4u) |
      (encode(k, bits.z) << 8u) |
      (encode(k, bits.w) << 12u);
  }
  if (empty) {
    return 0x1111u * tables[k].zero;
  }
  var half = 0u;
  for (var i = 0u; i < 4u; i++) {
    half |= encode_exactly(k, scaled_bits(values[i], scale)) << (4u * i);
  }
  return half;
}
