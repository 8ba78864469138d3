// Finds the nearest code by binary search, for any map.
//
// thresholds[k][i] is the largest x that still gets code i, as a sortable integer: the midpoint of the values
// i and i + 1, or the float before it where a tie goes up (at a midpoint the even code wins).

var<workgroup> thresholds: array<array<u32, 256>, STATES>;

// The threshold of the last code and of all places after it, which no number exceeds.
const NEVER = 0xffffffffu;

// Loads the thresholds: each of the 256 threads loads one of each map. A barrier must follow before one is
// read.
fn load_encoder(thread: u32) {
  for (var k = 0u; k < STATES; k++) {
    thresholds[k][thread] = tables[k].thresholds[thread];
  }
}

// The code of the number with these bits, for state k.
// @param guard whether the sign guard may move the code; it does not in a block of zeros
fn encode(k: u32, bits: u32, guard: bool) -> u32 {
  let sorted = sortable(bits);
  var code = 0u;
  for (var step = 128u; step > 0u; step >>= 1u) {
    code += select(0u, step, sorted > thresholds[k][code + step - 1u]);
  }
  if (GUARDED[k] && guard) {
    // Sign guard: a first moment never changes its sign, and 0 counts as positive. A code of the wrong sign
    // moves up for a number above 0 and down for any other, 0 included. Only the last code of a map has
    // the threshold NEVER.
    let negative = bits > WITHOUT_SIGN;
    let code_negative = bitcast<u32>(values[k][code]) > WITHOUT_SIGN;
    if (negative != code_negative) {
      let up = !negative && bits != 0u;
      let last = thresholds[k][code] == NEVER;
      code = select(max(code, 1u) - 1u, select(code + 1u, code, last), up);
    }
  }
  return select(code, 0u, (bits & WITHOUT_SIGN) > INFINITY_BITS);
}

// The four codes of four values, in one word; the first code is in the lowest byte.
// @param ordinary whether the values are finite and scale is not 0
fn encode_quad(k: u32, values: vec4f, scale: f32, ordinary: bool) -> u32 {
  var word = 0u;
  for (var i = 0u; i < 4u; i++) {
    // In a block of zeros (scale 0) -0 must get the code of 0; elsewhere the sign guard tells -0 from 0.
    let bits = scaled_bits(values[i], scale) & select(~0u, WITHOUT_SIGN, scale == 0.0);
    word |= encode(k, bits, scale != 0.0) << (8u * i);
  }
  return word;
}

// The four codes of four values; those of a search are always sure.
fn encode_roughly(k: u32, values: vec4f, scale: f32) -> Rough {
  return Rough(encode_quad(k, values, scale, true), true);
}
