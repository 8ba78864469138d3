// The quantization maps, one for each state, in workgroup memory, and the values of codes.

struct MapTable {
  // The value of each code.
  values: array<f32, 256>,
  // The places where the nearest code changes to the next one; the encoder defines their form.
  thresholds: array<u32, 256>,
  // For encode-lines.wgsl: slope, intercept, last index, addend of the sign guard.
  lines: array<vec4f, 8>,
}

@group(0) @binding(1) var<storage, read> tables: array<MapTable, STATES>;

var<workgroup> values: array<array<f32, 256>, STATES>;

// Loads the maps: each of the 256 threads loads one value of each map. A barrier must follow before one is
// read.
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
