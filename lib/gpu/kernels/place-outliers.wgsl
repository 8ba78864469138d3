// Writes one value to all marked places of a tensor. Twin: lib/numerics/placeOutliers.ts.

struct Outlier {
  value: f32,
}

@group(0) @binding(0) var<uniform> outlier: Outlier;
// One bit a value, the first in the lowest bit of the first word.
@group(0) @binding(1) var<storage, read> marked: array<u32>;
@group(0) @binding(2) var<storage, read_write> tensor: array<f32>;

@compute @workgroup_size(256)
fn main(
  @builtin(local_invocation_index) thread: u32,
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let word = (group.y * groups.x + group.x) * 256u + thread;
  if (word >= arrayLength(&marked)) {
    return;
  }
  for (var bits = marked[word]; bits != 0u; bits &= bits - 1u) {
    tensor[32u * word + countTrailingZeros(bits)] = outlier.value;
  }
}
