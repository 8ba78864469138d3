// Quantization maps of at most 16 values, one for each state, in workgroup memory, and the values of codes.
// 16 neighbouring words lie in different banks of that memory, so no thread waits for another.

struct MapTable {
  // The value of each code.
  values: array<f32, 16>,
  // The largest x that still gets each code, as a sortable integer; and the same thresholds with the sign
  // guard (encode-search-16.wgsl).
  thresholds: array<u32, 16>,
  guarded: array<u32, 16>,
  // The code of the value 0; the first code whose value is not negative; the last code.
  zero: u32,
  first: u32,
  last: u32,
  // 1 if the guarded thresholds alone encode every ordinary value exactly.
  simple: u32,
}

@group(0) @binding(1) var<storage, read> tables: array<MapTable, STATES>;

var<workgroup> values: array<array<f32, 16>, STATES>;

// Loads the maps. A barrier must follow before a value is read.
fn load_values(thread: u32) {
  if (thread < 16u) {
    for (var k = 0u; k < STATES; k++) {
      values[k][thread] = tables[k].values[thread];
    }
  }
}

// The values of the four codes in the lower half of a word; the first code is in the lowest four bits.
fn decode(k: u32, half: u32) -> vec4f {
  return vec4f(
    values[k][half & 15u],
    values[k][(half >> 4u) & 15u],
    values[k][(half >> 8u) & 15u],
    values[k][(half >> 12u) & 15u],
  );
}
