// Measures how far the weights of several tensors moved in a step, first pass: for each tensor the largest move
// and its weight, the number of long moves, and the number of weights whose r is stored as zero while their m is
// not. Twin: lib/numerics/moves.ts, which measures one tensor.
//
// Each workgroup writes one partial result, and the second pass joins those of a lane. `before_step` and
// `after_step`, which read the parameters, are generated: WGSL has no arrays of buffers.

struct Share {
  // Number of elements; index of the tensor's first partial result; number of workgroups, each of which writes
  // one; number of the lane.
  n: u32,
  first_partial: u32,
  workgroups: u32,
  lane: u32,
  // For moments in codes: number of blocks, and groups of four in a block.
  blocks: u32,
  block_quads: u32,
  padding: vec2u,
}

@group(0) @binding(0) var<uniform> shares: array<Share, TENSORS>;
// The learning rate of each lane.
@group(0) @binding(1) var<uniform> rates: array<vec4f, 2>;
// Size of the largest move, index of its weight, long moves, lost second moments.
@group(0) @binding(2) var<storage, read_write> partials: array<vec4u>;

@compute @workgroup_size(256)
fn main(@builtin(local_invocation_index) thread: u32, @builtin(workgroup_id) group: vec3u) {
  var tensor_index = 0u;
  var local_group = group.x;
  while (local_group >= shares[tensor_index].workgroups) {
    local_group -= shares[tensor_index].workgroups;
    tensor_index++;
  }
  let share = shares[tensor_index];
  let limit = bitcast<u32>(rates[share.lane / 4u][share.lane % 4u] * LONG_MOVE);
  var own = vec4u();
  for (var i = local_group * 256u + thread; i < share.n; i += share.workgroups * 256u) {
    let size = move_size(before_step(tensor_index, i), after_step(tensor_index, i));
    let larger = size > own.x;
    own = vec4u(
      select(own.x, size, larger),
      select(own.y, i, larger),
      own.z + u32(size > limit),
      own.w + u32(is_lost(tensor_index, i)),
    );
  }
  let all = moves_of_workgroup(own, thread);
  if (thread == 0u) {
    partials[share.first_partial + local_group] = all;
  }
}
