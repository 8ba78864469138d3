// Quantizes a tensor block by block: one absmax a block, and for each value the code nearest to value /
// absmax. Twin: lib/numerics/quantize.ts; the codes are equal, ties included. Without sign guard: only
// optimizers need it.

@group(0) @binding(2) var<storage, read> source: array<vec4f>;
@group(0) @binding(3) var<storage, read_write> codes: array<u32>;
@group(0) @binding(4) var<storage, read_write> absmax: array<f32>;

@compute @workgroup_size(THREADS)
fn main(
  @builtin(local_invocation_index) thread: u32,
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  load_encoder(thread);
  let place = place_of(thread, group, groups);

  var x: array<vec4f, QUADS>;
  var largest: array<u32, STATES>;
  for (var q = 0u; q < QUADS; q++) {
    let quad = place.first_quad + q * LANES;
    if (quad < place.end_quad) {
      x[q] = source[quad];
    }
  }
  for (var q = 0u; q < QUADS; q++) {
    let quad = place.first_quad + q * LANES;
    if (4u * quad + 3u >= tensor.n) {
      let element = vec4u(4u * quad) + vec4u(0u, 1u, 2u, 3u);
      x[q] = select(vec4f(), x[q], element < vec4u(tensor.n));
    }
    largest[0] = max(largest[0], largest_of(size_bits(x[q])));
  }
  let finite = largest[0] < INFINITY_BITS;
  if (largest[0] > INFINITY_BITS) {
    largest[0] = largest_without_nan(x);
  }

  workgroupBarrier(); // The tables are loaded.
  let agreed = agree_on_absmax(place, thread, largest);
  if (place.lane == 0u && place.block < tensor.blocks) {
    absmax[place.block] = bitcast<f32>(agreed.absmax[0]);
  }

  if (!is_ordinary(agreed.absmax[0])) {
    // The values are read again: to keep them until here would cost every block registers.
    for (var round = 0u; round < QUADS; round += 1u) {
      let quad = place.first_quad + round * LANES;
      if (quad < place.end_quad) {
        let element = vec4u(4u * quad) + vec4u(0u, 1u, 2u, 3u);
        let values = select(vec4f(), source[quad], element < vec4u(tensor.n));
        codes[quad] = encode_extreme_quad(values, agreed.absmax[0]);
      }
    }
    return;
  }
  for (var q = 0u; q < QUADS; q++) {
    let quad = place.first_quad + q * LANES;
    if (quad < place.end_quad) {
      codes[quad] = encode_quad(0u, x[q], agreed.scale[0], finite);
    }
  }
}
