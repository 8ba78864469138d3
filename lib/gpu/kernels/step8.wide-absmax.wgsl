// Advances parameters and 8-bit state in wide blocks, first pass: computes the new state and keeps only each
// block's absmax. Twin: lib/numerics/step8.ts.

@group(0) @binding(5) var<storage, read_write> fresh: array<atomic<u32>>;

@compute @workgroup_size(THREADS)
fn main(
  @builtin(local_invocation_index) thread: u32,
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  load_values(thread);
  workgroupBarrier();
  let place = place_of(thread, group, groups);
  var largest: array<u32, STATES>;
  for (var q = 0u; q < QUADS; q++) {
    let quad = place.first_quad + q * LANES;
    if (quad < place.end_quad) {
      var cell = load_cell(quad, place.block);
      update(&cell);
      for (var k = 0u; k < STATES; k++) {
        let present = only_inside(quad, cell.s[k]);
        largest[k] = max(largest[k], largest_of(size_bits_without_nan(present)));
      }
    }
  }
  let agreed = agree_on_absmax(place, thread, largest);
  if (thread == 0u && place.block < tensor.blocks) {
    for (var k = 0u; k < STATES; k++) {
      // Bit patterns of non-negative floats are in the order of the floats.
      atomicMax(&fresh[k * tensor.blocks + place.block], agreed.absmax[k]);
    }
  }
}
