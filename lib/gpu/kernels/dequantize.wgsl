// Computes the values of codes: map[code] * absmax of the block. A thread takes four values in each round.
// Twin: lib/numerics/dequantize.ts; the values are equal to the last bit (one float32 multiplication).

@group(0) @binding(2) var<storage, read> codes: array<u32>;
@group(0) @binding(3) var<storage, read> absmax: array<f32>;
@group(0) @binding(4) var<storage, read_write> restored: array<vec4f>;

// The exact products of four bit patterns with one.
fn products(a: vec4u, b: u32) -> vec4f {
  return bitcast<vec4f>(vec4u(
    product_bits(a.x, b),
    product_bits(a.y, b),
    product_bits(a.z, b),
    product_bits(a.w, b),
  ));
}

@compute @workgroup_size(THREADS)
fn main(
  @builtin(local_invocation_index) thread: u32,
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  load_values(thread);
  let place = place_of(thread, group, groups);

  // All reads are issued before the first thread waits for the tables: with the codes read later, the kernel
  // took 2 to 7 % longer (H100, depending on size and block size).
  var words: array<u32, QUADS>;
  var scale = 0.0;
  for (var q = 0u; q < QUADS; q++) {
    let quad = place.first_quad + q * LANES;
    if (quad < place.end_quad) {
      words[q] = codes[quad];
    }
  }
  if (place.block < tensor.blocks) {
    scale = absmax[place.block];
  }
  workgroupBarrier(); // The tables are loaded.

  for (var q = 0u; q < QUADS; q++) {
    let quad = place.first_quad + q * LANES;
    if (quad < place.end_quad) {
      let units = decode(0u, words[q]);
      var product = units * scale;
      if (bitcast<u32>(scale) < tensor.bounds[0].delicate) {
        product = products(bitcast<vec4u>(units), bitcast<u32>(scale));
      }
      restored[quad] = product;
    }
  }
}
