// Advances parameters and 8-bit state by one step of an optimizer: dequantize, update, quantize, in one pass
// over memory.
//
// A block's threads load their values, apply the update rule, agree on the block's new absmax, and store the
// new codes. The parameter is updated with the state before it is quantized, so the rounding error of this
// step affects the next one. Twin: lib/numerics/step8.ts. Reference: the block-wise kernels of bitsandbytes.
// lib/gpu/ladder leads up to this kernel.
//
// "stage:" names the stage of the step that the lines below it belong to, up to an empty line, the next stage
// or the end of the braces. The figure of chapter 5 highlights them.

// The codes of all states, state by state; four codes a word, each state padded to a whole word.
@group(0) @binding(2) var<storage, read_write> codes: array<u32>;
// One absmax a block, state by state.
@group(0) @binding(3) var<storage, read_write> absmax: array<f32>;
@group(0) @binding(4) var<uniform> c: Coefficients;

// Bit patterns of |x|. A state without sign guard is a second moment and not below 0, so that its patterns
// are those of |x| already. (A number below 0 has a pattern above infinity's, like NaN, and the exact path
// below handles it.)
fn state_size(k: u32, x: vec4f) -> vec4u {
  return select(bitcast<vec4u>(x), size_bits(x), GUARDED[k]);
}

@compute @workgroup_size(THREADS)
fn main(
  @builtin(local_invocation_index) thread: u32,
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  load_values(thread);
  load_encoder(thread);
  let place = place_of(thread, group, groups);

  // stage: load
  // All reads are issued before the first result is needed.
  var p: array<vec4f, QUADS>;
  var g: array<vec4f, QUADS>;
  var words: array<array<u32, STATES>, QUADS>;
  var old_absmax: array<f32, STATES>;
  for (var q = 0u; q < QUADS; q++) {
    let quad = place.first_quad + q * LANES;
    if (quad < place.end_quad) {
      p[q] = load_params(quad);
      g[q] = load_grads(quad);
      for (var k = 0u; k < STATES; k++) {
        words[q][k] = codes[k * tensor.quads + quad];
      }
    }
  }
  if (place.block < tensor.blocks) {
    for (var k = 0u; k < STATES; k++) {
      old_absmax[k] = absmax[k * tensor.blocks + place.block];
    }
  }
  workgroupBarrier(); // The tables are loaded.

  // Dequantize the state, apply the rule, store the parameters, and find the largest new state.
  var states: array<array<vec4f, QUADS>, STATES>;
  var largest: array<u32, STATES>;
  for (var q = 0u; q < QUADS; q++) {
    let quad = place.first_quad + q * LANES;
    // stage: dequantize
    var cell: Cell;
    cell.p = p[q];
    cell.g = g[q];
    for (var k = 0u; k < STATES; k++) {
      cell.s[k] = decode(k, words[q][k]) * old_absmax[k];
    }
    // stage: update, step
    update(&cell);

    // Places past the end of a short last block must not take part in the absmax.
    if (quad < place.end_quad) {
      // stage: store
      store_params(quad, cell.p);
      // stage: absmax
      for (var k = 0u; k < STATES; k++) {
        states[k][q] = only_inside(quad, cell.s[k]);
        largest[k] = max(largest[k], largest_of(state_size(k, states[k][q])));
      }
    }
  }
  var finite: array<bool, STATES>;
  for (var k = 0u; k < STATES; k++) {
    finite[k] = largest[k] < INFINITY_BITS;
    if (largest[k] > INFINITY_BITS) {
      largest[k] = largest_without_nan(states[k]);
    }
  }

  // stage: absmax
  // Find one absmax a block.
  let agreed = agree_on_absmax(place, thread, largest);
  // stage: store
  if (place.lane == 0u && place.block < tensor.blocks) {
    for (var k = 0u; k < STATES; k++) {
      absmax[k * tensor.blocks + place.block] = bitcast<f32>(agreed.absmax[k]);
    }
  }

  // Quantize the state. Codes that may be wrong are computed again after all others: a branch for each word
  // of codes would cost a rule with three states 3 % (H100).
  var sure = true;
  for (var q = 0u; q < QUADS; q++) {
    let quad = place.first_quad + q * LANES;
    if (quad < place.end_quad) {
      for (var k = 0u; k < STATES; k++) {
        // stage: quantize
        let rough = encode_roughly(k, states[k][q], agreed.scale[k]);
        sure = sure && rough.sure && finite[k] && agreed.scale[k] != 0.0;
        // stage: quantize, store
        codes[k * tensor.quads + quad] = rough.word;
      }
    }
  }
  if (sure) {
    return;
  }
  for (var q = 0u; q < QUADS; q++) {
    let quad = place.first_quad + q * LANES;
    if (quad < place.end_quad) {
      for (var k = 0u; k < STATES; k++) {
        // stage: quantize
        let ordinary = finite[k] && agreed.scale[k] != 0.0;
        // stage: quantize, store
        codes[k * tensor.quads + quad] = encode_quad(k, states[k][q], agreed.scale[k], ordinary);
      }
    }
  }
}
