// Finds the nearest code by arithmetic, for maps whose values lie on at most eight straight lines and mirror
// around 0 (the dynamic maps: within one decade their values are equally spaced).
//
// On a line the index of the nearest value is a linear function of |x|, so one multiply-add finds it. Its
// rounding errors matter only next to a midpoint, where the index is about to change. There the exact
// thresholds decide, for about one value in ten thousand.
//
// Where encoding is the bottleneck and not memory (quantize, rules with three states), the number of
// comparisons, selections and bit operations decides the speed: a GPU like the H100 does half as many of them
// in a cycle as multiply-adds. So the sign, its guard, the last code and the packing are arithmetic. With
// these as bit operations AdEMAMix took 5 % longer (H100).

// The lines are read for every value, so they are copied to workgroup memory; the thresholds stay where they
// are.
var<workgroup> lines: array<array<vec4f, 8>, STATES>;

// Loads the lines. A barrier must follow before a line is read.
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
  let at = positions(k, x);
  let nearest = round(at);
  if (furthest(at, nearest) > NEARLY_HALF || !ordinary) {
    return packed(vec4f(
      exact_code(k, x.x, at.x, nearest.x, scale),
      exact_code(k, x.y, at.y, nearest.y, scale),
      exact_code(k, x.z, at.z, nearest.z, scale),
      exact_code(k, x.w, at.w, nearest.w, scale),
    ));
  }
  return packed(nearest);
}

// The four codes of finite values in a block whose scale is not 0. They are not sure where a value lies next
// to a midpoint.
fn encode_roughly(k: u32, values: vec4f, scale: f32) -> Rough {
  let at = positions(k, values * scale);
  let nearest = round(at);
  return Rough(packed(nearest), furthest(at, nearest) <= NEARLY_HALF);
}

// A position that is further than this from the nearest whole number may be on the wrong side of a midpoint:
// the line and the arithmetic together are off by less than 1.5 * 2^-15.
const NEARLY_HALF = 0.5 - 1.5 * 0x1p-15;

// The largest distance of four positions from their nearest whole numbers.
fn furthest(at: vec4f, nearest: vec4f) -> f32 {
  let off = abs(at - nearest);
  return max(max(off.x, off.y), max(off.z, off.w));
}

// Packs four codes into one word. Whole numbers up to 2^24 are exact floats: a float holds two codes, in the
// lowest 16 bits of its pattern.
fn packed(codes: vec4f) -> u32 {
  let pairs = bitcast<vec2u>(fma(codes.yw, vec2f(256.0), codes.xz + 0x1p23));
  return (pairs.x & 0xffffu) | (pairs.y << 16u);
}

fn positions(k: u32, x: vec4f) -> vec4f {
  return vec4f(position(k, x.x), position(k, x.y), position(k, x.z), position(k, x.w));
}

// The code of x as a real number: its fraction tells how far x is from this code towards the next.
fn position(k: u32, x: f32) -> f32 {
  let bounds = tensor.bounds[k];
  // 1 or -1. 0 counts as positive, -0 does not.
  let sign = bitcast<f32>((bitcast<u32>(x) & ~WITHOUT_SIGN) | 0x3f800000u);
  let size = select(max(x, 0.0), abs(x), NEGATIVES[k]);

  // Three comparisons find the line.
  let four = size >= bounds.low.w;
  let two = size >= select(bounds.low.y, bounds.high.y, four);
  let one = size >= select(
    select(bounds.low.x, bounds.low.z, two),
    select(bounds.high.x, bounds.high.z, two),
    four,
  );
  let line = lines[k][select(0u, 4u, four) + select(0u, 2u, two) + select(0u, 1u, one)];
  // The value 1 does not lie on the last line, and the map may lack -1: so compare x and not |x|.
  var index = min(fma(line.x, size, line.y), line.z) + beyond(x, bounds.top);
  if (!NEGATIVES[k]) {
    return index;
  }
  // Sign guard: a first moment never changes its sign. The line of 0 gives 1/2, and the guard adds or
  // subtracts 1/2.
  if (GUARDED[k]) {
    index = fma(line.w, sign, index);
  }
  return fma(index, sign, bounds.zero);
}

// 1 if x is beyond an edge, and 0 otherwise.
// @param edge -SHARP times the largest number that is not beyond the edge
fn beyond(x: f32, edge: f32) -> f32 {
  return saturate(fma(x, SHARP, edge));
}

// Turns any difference between two numbers into one above 1.
const SHARP = 0x1p100;

// The exact code of x. Near a midpoint the threshold between its two neighbouring codes decides.
//
// thresholds[j]: bit pattern of the largest |x| that still gets index j. It is the midpoint of the values j
// and j + 1, or the float before it where a tie goes up: at a midpoint the even code wins.
fn exact_code(k: u32, x: f32, position: f32, nearest: f32, scale: f32) -> f32 {
  let bits = bitcast<u32>(x);
  let size = bits & WITHOUT_SIGN;
  let zero = tensor.bounds[k].zero;
  var code = nearest;
  if (abs(position - nearest) > NEARLY_HALF) {
    let below = floor(position);
    let negative = bits > WITHOUT_SIGN;
    let index_below = u32(select(below - zero, zero - below - 1.0, negative));
    let outer = size > tables[k].thresholds[index_below];
    code = select(below, below + 1.0, outer != negative);
  }
  // In a block of zeros (scale 0) -0 must get the code of 0; elsewhere the sign guard tells -0 from 0.
  code = select(code, zero, scale == 0.0);
  return select(code, 0.0, size > INFINITY_BITS);
}
