// Second pass of quantization in wide blocks: the nearest codes. Twin: lib/numerics/quantize.ts.

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
  workgroupBarrier(); // The tables are there.
  var scale = 0.0;
  if (place.block < tensor.blocks) {
    scale = reciprocal(fresh[place.block]);
  }
  for (var q = 0u; q < QUADS; q++) {
    let quad = place.first_quad + q * LANES;
    if (quad < place.end_quad) {
      let element = vec4u(4u * quad) + vec4u(0u, 1u, 2u, 3u);
      var x = select(vec4f(), source[quad], element < vec4u(tensor.n));
      let ordinary = largest_of(size_bits(x)) < INFINITY_BITS && scale > 0.0;
      if (scale < 0.0) {
        x = regular(x, scale);
      }
      codes[quad] = encode_quad(0u, x, abs(scale), ordinary);
    }
  }
}
