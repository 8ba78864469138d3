// Advances parameters and a state with some moments in 8-bit codes and the others in floats by one step of an
// optimizer, in one pass over memory. Twin: lib/numerics/stepMixed.ts.
//
// It does to the moments in codes what step8.wgsl does, and to the floats what step32.wgsl does. It is for
// finding out which moment a lower precision harms, so it finds all codes by the exact path at once and is
// slower than step8.wgsl.

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

  var states: array<array<vec4f, QUADS>, STATES>;
  var largest: array<u32, STATES>;
  for (var q = 0u; q < QUADS; q++) {
    let quad = place.first_quad + q * LANES;
    if (quad < place.end_quad) {
      var cell = load_cell(quad, place.block);
      update(&cell);
      store_params(quad, cell.p);
      store_floats(quad, cell);
      var coded = moments_in_codes(cell);
      for (var k = 0u; k < STATES; k++) {
        states[k][q] = only_inside(quad, coded[k]);
        largest[k] = max(largest[k], largest_of(size_bits_without_nan(states[k][q])));
      }
    }
  }

  // A thread agrees only after it has read the old absmax of its block, so that the new one may replace it.
  let agreed = agree_on_absmax(place, thread, largest);
  if (place.lane == 0u && place.block < tensor.blocks) {
    for (var k = 0u; k < STATES; k++) {
      absmax[k * tensor.blocks + place.block] = bitcast<f32>(agreed.absmax[k]);
    }
  }
  for (var q = 0u; q < QUADS; q++) {
    let quad = place.first_quad + q * LANES;
    if (quad < place.end_quad) {
      for (var k = 0u; k < STATES; k++) {
        let ordinary = largest_of(size_bits(states[k][q])) < INFINITY_BITS && agreed.scale[k] != 0.0;
        codes[k * tensor.quads + quad] = encode_quad(k, states[k][q], agreed.scale[k], ordinary);
      }
    }
  }
}
