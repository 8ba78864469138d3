// Measures how far the weights of one tensor moved in a step, first pass: the largest move and its weight, the
// number of long moves, and the number of weights whose r is stored as zero while their m is not.
// Twin: lib/numerics/moves.ts.
//
// Each workgroup writes one partial result, and the second pass joins those of a lane. Sizes of moves are
// compared as bit patterns, which have the order of the sizes; a move that is no number counts as infinite.

struct Share {
  // Index of this tensor's first partial result, and number of its lane.
  first_partial: u32,
  lane: u32,
}

@group(0) @binding(1) var<uniform> share: Share;
// The learning rate of each lane.
@group(0) @binding(2) var<uniform> rates: array<vec4f, 2>;
@group(0) @binding(3) var<storage, read> before_step: array<f32>;
@group(0) @binding(4) var<storage, read> after_step: array<f32>;
// Size of the largest move, index of its weight, long moves, lost second moments.
@group(0) @binding(5) var<storage, read_write> partials: array<vec4u>;

@compute @workgroup_size(256)
fn main(
  @builtin(local_invocation_index) thread: u32,
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let limit = bitcast<u32>(rates[share.lane / 4u][share.lane % 4u] * LONG_MOVE);
  var own = vec4u();
  for (var i = group.x * 256u + thread; i < tensor.n; i += groups.x * 256u) {
    let size = min(bitcast<u32>(after_step[i] - before_step[i]) & WITHOUT_SIGN, INFINITY_BITS);
    let larger = size > own.x;
    own = vec4u(
      select(own.x, size, larger),
      select(own.y, i, larger),
      own.z + u32(size > limit),
      own.w + u32(is_lost(i)),
    );
  }
  let all = moves_of_workgroup(own, thread);
  if (thread == 0u) {
    partials[share.first_partial + group.x] = all;
  }
}
