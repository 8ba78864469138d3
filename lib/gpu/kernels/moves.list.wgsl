// Measures how far weights moved in a step, second pass: joins the partial results of all tensors of a lane
// into its part of a row (append-row.wgsl). One workgroup for each lane. Twin: lib/numerics/moves.ts, which
// measures one tensor.

// First partial result and number of partial results of each lane.
@group(0) @binding(0) var<storage, read> ranges: array<vec2u>;
@group(0) @binding(1) var<uniform> rates: array<vec4f, 2>;
@group(0) @binding(2) var<storage, read> partials: array<vec4u>;
// WORDS words for each lane: size of the largest move, the partial result that has it, index of the weight,
// long moves, lost second moments, and the learning rate.
@group(0) @binding(3) var<storage, read_write> row: array<u32>;

@compute @workgroup_size(256)
fn main(@builtin(local_invocation_index) thread: u32, @builtin(workgroup_id) group: vec3u) {
  let lane = group.x;
  let range = ranges[lane];
  // Here the index is that of the partial result.
  var own = vec4u(0u, range.x, 0u, 0u);
  for (var i = range.x + thread; i < range.x + range.y; i += 256u) {
    let partial = partials[i];
    let larger = partial.x > own.x;
    own = vec4u(
      select(own.x, partial.x, larger),
      select(own.y, i, larger),
      own.z + partial.z,
      own.w + partial.w,
    );
  }
  let all = moves_of_workgroup(own, thread);
  if (thread == 0u) {
    var words = array<u32, WORDS>(
      all.x,
      all.y,
      partials[all.y].y,
      all.z,
      all.w,
      bitcast<u32>(rates[lane / 4u][lane % 4u]),
    );
    for (var i = 0u; i < WORDS; i++) {
      row[lane * WORDS + i] = words[i];
    }
  }
}
