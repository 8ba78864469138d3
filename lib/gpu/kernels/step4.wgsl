// Advances parameters and 4-bit state by one step of an optimizer: dequantize, update, quantize, in one pass
// over memory.
//
// As step8.wgsl, but a thread owns eight neighbours, whose codes share one word: no two threads write to the
// same word. Twin: lib/numerics/step4.ts.

// The codes of all states, state by state; eight codes a word, each state padded to a whole word.
@group(0) @binding(2) var<storage, read_write> codes: array<u32>;
// One absmax a block, state by state.
@group(0) @binding(3) var<storage, read_write> absmax: array<f32>;
@group(0) @binding(4) var<uniform> c: Coefficients;

// The number, in the tensor, of group of four `q` of the thread; it may lie past the end of the tensor.
fn quad_of(place: Place, q: u32) -> u32 {
  return 2u * (place.first_octet + (q / 2u) * LANES) + q % 2u;
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

  // 1. Load. All reads are issued before the first result is needed.
  var p: array<vec4f, QUADS>;
  var g: array<vec4f, QUADS>;
  var words: array<array<u32, STATES>, OCTETS>;
  var old_absmax: array<f32, STATES>;
  for (var q = 0u; q < QUADS; q++) {
    let quad = quad_of(place, q);
    if (quad < tensor.quads) {
      p[q] = load_params(quad);
      g[q] = load_grads(quad);
    }
  }
  for (var o = 0u; o < OCTETS; o++) {
    let octet = place.first_octet + o * LANES;
    if (octet < place.end_octet) {
      for (var k = 0u; k < STATES; k++) {
        words[o][k] = codes[k * place.end_octet + octet];
      }
    }
  }
  if (place.block < tensor.blocks) {
    for (var k = 0u; k < STATES; k++) {
      old_absmax[k] = absmax[k * tensor.blocks + place.block];
    }
  }
  workgroupBarrier(); // The tables are loaded.

  // 2. Dequantize the state, apply the rule, store the parameters, and find the largest new state.
  var states: array<array<vec4f, QUADS>, STATES>;
  var largest: array<u32, STATES>;
  for (var q = 0u; q < QUADS; q++) {
    let quad = quad_of(place, q);
    var cell: Cell;
    cell.p = p[q];
    cell.g = g[q];
    for (var k = 0u; k < STATES; k++) {
      cell.s[k] = decode(k, half_of(words[q / 2u][k], q)) * old_absmax[k];
    }
    update(&cell);
    // Places past the end of a short last block must not take part in the absmax.
    if (quad < tensor.quads) {
      store_params(quad, cell.p);
      for (var k = 0u; k < STATES; k++) {
        states[k][q] = only_inside(quad, cell.s[k]);
        largest[k] = max(largest[k], largest_of(size_bits(states[k][q])));
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

  // 3. Find one absmax a block.
  let agreed = agree_on_absmax(place, thread, largest);
  if (place.lane == 0u && place.block < tensor.blocks) {
    for (var k = 0u; k < STATES; k++) {
      absmax[k * tensor.blocks + place.block] = bitcast<f32>(agreed.absmax[k]);
    }
  }

  // 4. Quantize the state.
  for (var o = 0u; o < OCTETS; o++) {
    let octet = place.first_octet + o * LANES;
    if (octet < place.end_octet) {
      for (var k = 0u; k < STATES; k++) {
        let scale = agreed.scale[k];
        let empty = agreed.absmax[k] == 0u;
        let ordinary = finite[k] && scale != 0.0;
        let low = encode_quad(k, states[k][2u * o], scale, empty, ordinary);
        let high = encode_quad(k, states[k][2u * o + 1u], scale, empty, ordinary);
        codes[k * place.end_octet + octet] = low | (high << 16u);
      }
    }
  }
}
