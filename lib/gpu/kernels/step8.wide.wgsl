// Advances parameters and 8-bit state in wide blocks, second pass: computes the new state once more, now
// stores the parameters, and quantizes the state with the absmax of the first pass.
// Twin: lib/numerics/step8.ts.

@group(0) @binding(5) var<storage, read_write> fresh: array<u32>;

@compute @workgroup_size(THREADS)
fn main(
  @builtin(local_invocation_index) thread: u32,
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  load_values(thread);
  load_encoder(thread);
  let place = place_of(thread, group, groups);
  workgroupBarrier(); // The tables are loaded.
  var scale: array<f32, STATES>;
  if (place.block < tensor.blocks) {
    for (var k = 0u; k < STATES; k++) {
      scale[k] = reciprocal(fresh[k * tensor.blocks + place.block]);
    }
  }
  for (var q = 0u; q < QUADS; q++) {
    let quad = place.first_quad + q * LANES;
    if (quad < place.end_quad) {
      var cell = load_cell(quad, place.block);
      update(&cell);
      store_params(quad, cell.p);
      for (var k = 0u; k < STATES; k++) {
        let fresh_state = only_inside(quad, cell.s[k]);
        let ordinary = largest_of(size_bits(fresh_state)) < INFINITY_BITS && scale[k] != 0.0;
        codes[k * tensor.quads + quad] = encode_quad(k, fresh_state, scale[k], ordinary);
      }
    }
  }
}
