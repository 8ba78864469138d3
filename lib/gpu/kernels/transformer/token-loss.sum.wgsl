// Adds the mean of the losses of a micro-batch, weighted by its share of the step's tokens, to the loss of the
// step. One workgroup. Twin: lib/numerics/transformer/tokenLoss.ts.

@group(0) @binding(0) var<uniform> size: LossSize;
@group(0) @binding(1) var<storage, read> losses: array<f32>;
// The step's place in the list, then padding.
@group(0) @binding(2) var<uniform> place: vec4u;
@group(0) @binding(3) var<storage, read_write> list: array<f32>;

@compute @workgroup_size(256)
fn main(@builtin(local_invocation_index) thread: u32) {
  var sum = 0.0;
  for (var token = thread; token < size.tokens; token += 256u) {
    sum += losses[token];
  }
  let total = sum_of_workgroup(vec4f(sum, 0.0, 0.0, 0.0), thread).x;
  if (thread == 0u) {
    list[place.x] += total * size.scale;
  }
}
