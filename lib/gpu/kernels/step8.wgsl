// One step of an optimizer whose state is kept in 8 bits: dequantize, update, quantize, in one pass over memory.
//
// A block's threads load their values, apply the update rule, agree on the block's new absmax, and store the new
// codes. The parameter is updated with the state before it is quantized, so the error of this step's rounding
// enters with the next step.
// Twin: lib/numerics/step8.ts. Reference: the block-wise kernels of bitsandbytes.
//
// "stage:" names the stage of a block's way that the lines below it belong to, up to an empty line, the next stage or
// the end of the braces. The figure of chapter 5 lights them.

// The codes of all states, one after the other, four codes a word, each state padded to a whole word.
@group(0) @binding(2) var<storage, read_write> codes: array<u32>;
// One absmax a block; all states, one after the other.
@group(0) @binding(3) var<storage, read_write> absmax: array<f32>;
@group(0) @binding(4) var<uniform> c: Coefficients;

// Bit patterns of |x|. Without a sign guard a state is a second moment: not below 0, so its own patterns will do. (That
// of a number below 0 would be above infinity's, as that of NaN is, and then the state is looked at once more.)
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
  // All reads are asked for before the first is needed.
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
  workgroupBarrier(); // The tables are there.

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

    // Past the end of a short last block there is nothing; it must not take part in the absmax.
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
  // One absmax a block.
  let agreed = agree_on_absmax(place, thread, largest);
  // stage: store
  if (place.lane == 0u && place.block < tensor.blocks) {
    for (var k = 0u; k < STATES; k++) {
      absmax[k * tensor.blocks + place.block] = bitcast<f32>(agreed.absmax[k]);
    }
  }

  // Quantize the state. Codes that are not sure are settled when all else is done: a decision for each word of codes
  // would cost a rule with three states 3 % (H100).
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
