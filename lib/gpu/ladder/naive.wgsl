// Advances parameters and 8-bit state by one step of an optimizer, written as plainly as possible: one thread
// takes one block and goes over it twice. Its first pass finds the new absmax and keeps nothing else, because
// a block of new state does not fit into a thread's registers. The second pass computes the same state again
// and stores it.
// Twin: lib/numerics/step8.ts.

// A map as kernels/parts/tables.wgsl has it, of which this kernel reads the 256 values.
struct Map {
  values: array<f32, 256>,
  unused: array<vec4u, 72>,
}

@group(0) @binding(1) var<storage, read> maps: array<Map, STATES>;
// Four codes a word and one absmax a block, both state by state.
@group(0) @binding(2) var<storage, read_write> codes: array<u32>;
@group(0) @binding(3) var<storage, read_write> absmax: array<f32>;
@group(0) @binding(4) var<uniform> c: Coefficients;

// Four neighbouring parameters after the step, with their new state in 32 bits.
fn stepped(quad: u32, block: u32) -> Cell {
  var cell: Cell;
  cell.p = load_params(quad);
  cell.g = load_grads(quad);
  for (var k = 0u; k < STATES; k++) {
    let code = (vec4u(codes[k * tensor.quads + quad]) >> vec4u(0u, 8u, 16u, 24u)) & vec4u(0xffu);
    for (var i = 0u; i < 4u; i++) {
      cell.s[k][i] = maps[k].values[code[i]] * absmax[k * tensor.blocks + block];
    }
  }
  update(&cell);
  return cell;
}

fn midpoint(k: u32, code: u32) -> f32 {
  return (maps[k].values[code] + maps[k].values[code + 1u]) * 0.5;
}

// The code of the value nearest to x, by the binary search of lib/numerics/encode.ts: at a midpoint the even
// code wins.
fn encode(k: u32, x: f32) -> u32 {
  var probe = 127u;
  for (var width = 64u; width > 0u; width >>= 1u) {
    probe = select(probe - width, probe + width, x > maps[k].values[probe]);
  }
  if (probe < 255u && x > midpoint(k, probe)) {
    return probe + 1u;
  }
  if (probe > 0u && x < midpoint(k, probe - 1u)) {
    return probe - 1u;
  }
  return probe;
}

// Moves a code by one if its value has another sign than x: the sign guard of lib/numerics/encode.ts.
fn guard_sign(k: u32, code: u32, x: f32) -> u32 {
  let negative = bitcast<u32>(x) > WITHOUT_SIGN;
  if (!GUARDED[k] || negative == (bitcast<u32>(maps[k].values[code]) > WITHOUT_SIGN)) {
    return code;
  }
  return select(code - 1u, code + 1u, x > 0.0);
}

@compute @workgroup_size(64)
fn main(
  @builtin(local_invocation_index) thread: u32,
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let block = (group.y * groups.x + group.x) * 64u + thread;
  if (block >= tensor.blocks) {
    return;
  }
  let first_quad = block * tensor.block_quads;
  let end_quad = min(first_quad + tensor.block_quads, tensor.quads);

  var largest: array<u32, STATES>; // As bit patterns, which are in the order of the numbers.
  for (var quad = first_quad; quad < end_quad; quad++) {
    let cell = stepped(quad, block);
    for (var k = 0u; k < STATES; k++) {
      largest[k] = max(largest[k], largest_of(size_bits_without_nan(only_inside(quad, cell.s[k]))));
    }
  }

  for (var quad = first_quad; quad < end_quad; quad++) {
    let cell = stepped(quad, block);
    store_params(quad, cell.p);
    for (var k = 0u; k < STATES; k++) {
      let scaled = only_inside(quad, cell.s[k]) * reciprocal(largest[k]);
      var word = 0u;
      for (var i = 0u; i < 4u; i++) {
        // In a block of zeros -0 must get the code of 0.
        let x = select(scaled[i], 0.0, largest[k] == 0u);
        word |= guard_sign(k, encode(k, x), x) << (8u * i);
      }
      codes[k * tensor.quads + quad] = word;
    }
  }
  for (var k = 0u; k < STATES; k++) {
    absmax[k * tensor.blocks + block] = bitcast<f32>(largest[k]);
  }
}
