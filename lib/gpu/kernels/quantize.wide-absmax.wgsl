// Quantizes a tensor in wide blocks, first pass: finds each block's absmax. Twin: lib/numerics/quantize.ts.

@group(0) @binding(2) var<storage, read> source: array<vec4f>;
@group(0) @binding(3) var<storage, read_write> fresh: array<atomic<u32>>;

@compute @workgroup_size(THREADS)
fn main(
  @builtin(local_invocation_index) thread: u32,
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let place = place_of(thread, group, groups);
  var largest: array<u32, STATES>;
  for (var q = 0u; q < QUADS; q++) {
    let quad = place.first_quad + q * LANES;
    if (quad < place.end_quad) {
      let element = vec4u(4u * quad) + vec4u(0u, 1u, 2u, 3u);
      let x = select(vec4f(), source[quad], element < vec4u(tensor.n));
      largest[0] = max(largest[0], largest_of(size_bits_without_nan(x)));
    }
  }
  let agreed = agree_on_absmax(place, thread, largest);
  if (thread == 0u && place.block < tensor.blocks) {
    // Bit patterns of non-negative floats are in the order of the floats.
    atomicMax(&fresh[place.block], agreed.absmax[0]);
  }
}
