// Advances parameters and 32-bit state by one step of an optimizer, in one pass over memory. Four parameters
// a thread. Twin: lib/numerics/step32.ts. It applies the same rule as step8.wgsl, so that two networks that
// are trained with the two kernels differ in the precision of the state only.

@group(0) @binding(1) var<uniform> c: Coefficients;

@compute @workgroup_size(256)
fn main(
  @builtin(local_invocation_index) thread: u32,
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  // Past 65535 workgroups the dispatch is two-dimensional.
  let quad = (group.y * groups.x + group.x) * 256u + thread;
  if (quad >= tensor.quads) {
    return;
  }
  var cell: Cell;
  cell.p = load_params(quad);
  cell.g = load_grads(quad);
  load_state(quad, &cell);
  update(&cell);
  store_params(quad, cell.p);
  store_state(quad, &cell);
}
