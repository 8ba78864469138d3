// Advances the parameters and the 32-bit state of several tensors by one step of an optimizer, in one
// dispatch: where tensors are small, a step costs its dispatches. Four parameters a thread.
// Twin: lib/numerics/step32.ts.
//
// `quads_of`, `load_cell` and `store_cell` are generated: WGSL has no arrays of buffers.

@group(0) @binding(0) var<uniform> c: Coefficients;

// The indices of four elements, with the last element's index for places past the end of the tensor.
fn indices(quad: u32, n: u32) -> vec4u {
  return min(vec4u(4u * quad) + vec4u(0u, 1u, 2u, 3u), vec4u(n - 1u));
}

@compute @workgroup_size(256)
fn main(@builtin(local_invocation_index) thread: u32, @builtin(workgroup_id) group: vec3u) {
  var tensor_index = 0u;
  var quad = group.x * 256u + thread;
  // A workgroup belongs to one tensor.
  for (; tensor_index < TENSORS; tensor_index++) {
    let padded = (quads_of(tensor_index) + 255u) / 256u * 256u;
    if (quad < padded) {
      break;
    }
    quad -= padded;
  }
  if (tensor_index == TENSORS || quad >= quads_of(tensor_index)) {
    return;
  }
  var cell: Cell;
  load_cell(tensor_index, quad, &cell);
  update(&cell);
  store_cell(tensor_index, quad, cell);
}
