// Nearest code, for maps whose values lie on at most eight straight lines and mirror around 0 (the dynamic maps:
// within one decade their values are equally spaced).
//
// On a line the index of the nearest value is a linear function of |x|, so one multiply-add finds it. Its rounding
// errors matter only next to a midpoint, where the index is about to change. There the thresholds decide, which
// are exact. That is one value in ten thousand, so what it costs is the branch: nothing where memory is the limit (Adam),
// some five per cent where encoding is (quantize, rules with three states; H100, against the same kernel without it).

// The lines are read for every value, so they are copied to workgroup memory; the thresholds stay where they are.
var<workgroup> lines: array<array<vec4f, 8>, STATES>;

// A barrier must follow before a line is read.
fn load_encoder(thread: u32) {
  if (thread < 8u) {
    for (var k = 0u; k < STATES; k++) {
      lines[k][thread] = tables[k].lines[thread];
    }
  }
}

// The four codes of four values, in one word; the first code is in the lowest byte.
// @param ordinary whether the values are finite and scale is not 0
fn encode_quad(k: u32, values: vec4f, scale: f32, ordinary: bool) -> u32 {
  let x = values * scale;
  let fixed = vec4u(position(k, x.x), position(k, x.y), position(k, x.z), position(k, x.w));
  let rest = fixed & vec4u(FRACTION);
  if (min(min(rest.x, rest.y), min(rest.z, rest.w)) < NEAR || !ordinary) {
    return settle(k, x.x, fixed.x, scale) |
      (settle(k, x.y, fixed.y, scale) << 8u) |
      (settle(k, x.z, fixed.z, scale) << 16u) |
      (settle(k, x.w, fixed.w, scale) << 24u);
  }
  return ((fixed.x >> 15u) & 0xffu) |
    ((fixed.y >> 7u) & 0xff00u) |
    ((fixed.z << 1u) & 0xff0000u) |
    ((fixed.w << 9u) & 0xff000000u);
}

// A float between 256 and 512 is a fixed-point number: its bits hold a whole part of 8 bits (less 256) and a
// fraction of 15. Adding 256 to a code's position turns it into one, on every device alike.
const FRACTION = 0x7fffu;
// The fraction is below NEAR where the position is within 1.5 * 2^-15 of halfway between two codes: `center` says how.
const NEAR = 3u;

// The code of x, in bits 15 to 22, and how far x is above the midpoint below that code.
fn position(k: u32, x: f32) -> u32 {
  let bits = bitcast<u32>(x);
  let size = abs(x);

  // Three comparisons find the line.
  let bounds = tensor.bounds[k];
  let four = size >= bounds.low.w;
  let two = size >= select(bounds.low.y, bounds.high.y, four);
  let one = size >= select(
    select(bounds.low.x, bounds.low.z, two),
    select(bounds.high.x, bounds.high.z, two),
    four,
  );
  let line = lines[k][select(0u, 4u, four) + select(0u, 2u, two) + select(0u, 1u, one)];
  var index = min(fma(line.x, size, line.y), line.z);
  // The value 1 lies off the last line, and its negative may not be there: x, not its size.
  index = select(index, bounds.top_index, x >= bounds.top);
  if (!NEGATIVES[k]) {
    index = select(index, 0.0, x < 0.0);
    return bitcast<u32>(index + bounds.center);
  }
  // Sign guard: a first moment never changes its sign, and 0 counts as positive.
  if (GUARDED[k]) {
    index = max(index, select(0.0, 1.0, bits > WITHOUT_SIGN));
  }
  let signed_index = bitcast<f32>(bitcast<u32>(index) | (bits & ~WITHOUT_SIGN));
  return bitcast<u32>(signed_index + bounds.center);
}

// The exact code of x. Near a midpoint the position names the code above it; the threshold tells whether x belongs
// to the one below.
//
// thresholds[j]: bit pattern of the largest |x| that still gets index j. It is the midpoint of the values j
// and j + 1, or the float before it where a tie goes up: at a midpoint the even code wins.
fn settle(k: u32, x: f32, fixed: u32, scale: f32) -> u32 {
  let bits = bitcast<u32>(x);
  let size = bits & WITHOUT_SIGN;
  let negative = bits > WITHOUT_SIGN;
  let zero = tensor.bounds[k].zero;
  var code = (fixed >> 15u) & 0xffu;
  if ((fixed & FRACTION) < NEAR) {
    let index_below = select(code - 1u - zero, zero - code, negative);
    let beyond = size > tables[k].thresholds[index_below];
    code -= select(0u, 1u, beyond == negative);
  }
  // In a block of zeros (scale 0) -0 must get the code of 0; elsewhere the sign guard tells -0 from 0.
  code = select(code, zero, scale == 0.0);
  return select(code, 0u, size > INFINITY_BITS);
}
