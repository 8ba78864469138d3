// Nearest code, for maps whose values lie on at most eight straight lines and mirror around 0 (the dynamic maps:
// within one decade their values are equally spaced).
//
// A line gives the two neighbours between which x lies, with an error far below one index; the midpoint of the
// two, compared exactly, decides. So the result is exact though the line is not.
//
// thresholds[k][j]: bit pattern of the largest |x| that still gets index j. It is the midpoint of the values j
// and j + 1, or the float before it where a tie goes up: at a midpoint the even code wins.

// 1.5 * 2^23: a float of this size has no bits left for a fraction, so adding it rounds a small number to a whole
// one and leaves that in the lowest bits of the sum. Cheaper than a conversion to an integer.
const ROUNDER = 12582912.0;

var<workgroup> thresholds: array<array<u32, 256>, STATES>;
var<workgroup> lines: array<array<vec4f, 8>, STATES>;

// Each of the 256 threads brings one threshold of each map. A barrier must follow before one is read.
fn load_encoder(thread: u32) {
  for (var k = 0u; k < STATES; k++) {
    thresholds[k][thread] = tables[k].thresholds[thread];
    if (thread < 8u) {
      lines[k][thread] = tables[k].lines[thread];
    }
  }
}

// Code of x for state k.
fn encode(k: u32, x: f32) -> u32 {
  let bits = bitcast<u32>(x);
  let size_bits = bits & WITHOUT_SIGN;
  let size = bitcast<f32>(size_bits);

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

  let position = min(fma(line.x, size, line.y), line.z);
  let below = bitcast<u32>(position + ROUNDER) & 0xffu;
  var index = below + select(0u, 1u, size_bits > thresholds[k][below]);

  let negative = bits > WITHOUT_SIGN;
  // Sign guard: a first moment never changes its sign, and 0 counts as positive.
  if (GUARDED[k] && negative) {
    index = max(index, 1u);
  }
  // On the negative side there may be fewer values (the signed dynamic map has 1 but not -1).
  let code = select(bounds.zero + index, bounds.zero - min(index, bounds.zero), negative);
  return select(code, 0u, size_bits > INFINITY_BITS);
}
