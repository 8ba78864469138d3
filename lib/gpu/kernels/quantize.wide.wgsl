// Quantizes a tensor in wide blocks, second pass: finds the nearest codes. Twin: lib/numerics/quantize.ts.

@group(0) @binding(2) var<storage, read> source: array<vec4f>;
@group(0) @binding(3) var<storage, read> fresh: array<u32>;
@group(0) @binding(4) var<storage, read_write> codes: array<u32>;

@compute @workgroup_size(THREADS)
fn main(
  @builtin(local_invocation_index) thread: u32,
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  load_encoder(thread);
  let place = place_of(thread, group, groups);
  workgroupBarrier(); // The tables are loaded.
  var absmax = 0u;
  if (place.block < tensor.blocks) {
    absmax = fresh[place.block];
  }
  let scale = reciprocal(absmax);
  for (var q = 0u; q < QUADS; q++) {
    let quad = place.first_quad + q * LANES;
    if (quad < place.end_quad) {
      let element = vec4u(4u * quad) + vec4u(0u, 1u, 2u, 3u);
      let x = select(vec4f(), source[quad], element < vec4u(tensor.n));
      if (is_ordinary(absmax)) {
        codes[quad] = encode_quad(0u, x, scale, largest_of(size_bits(x)) < INFINITY_BITS);
      } else {
        codes[quad] = encode_extreme_quad(x, absmax);
      }
    }
  }
}
