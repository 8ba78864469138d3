// The quantization maps, one per state, in workgroup memory, and the way from a code to its value.

struct MapTable {
  // The value of each code.
  values: array<f32, 256>,
  // Where the nearest code changes to the next one; what a threshold counts is said in the encoder.
  thresholds: array<u32, 256>,
  // For the encoder by lines: slope, intercept, last index, what the sign guard adds.
  lines: array<vec4f, 8>,
}

@group(0) @binding(1) var<storage, read> tables: array<MapTable, STATES>;

var<workgroup> values: array<array<f32, 256>, STATES>;

// Each of the 256 threads brings one value of each map. A barrier must follow before one is read.
fn load_values(thread: u32) {
  for (var k = 0u; k < STATES; k++) {
    values[k][thread] = tables[k].values[thread];
  }
}

// The values of the four codes in one word; the first code is in the lowest byte.
fn decode(k: u32, word: u32) -> vec4f {
  return vec4f(
    values[k][word & 0xffu],
    values[k][(word >> 8u) & 0xffu],
    values[k][(word >> 16u) & 0xffu],
    values[k][word >> 24u],
  );
}
