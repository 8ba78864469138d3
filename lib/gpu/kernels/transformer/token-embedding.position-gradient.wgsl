// Sums the gradients of the vectors at each position over the sequences, four values a thread. Twin:
// lib/numerics/transformer/tokenEmbedding.ts.

@group(0) @binding(0) var<uniform> size: TokensAndWidth;
@group(0) @binding(1) var<storage, read> gradient: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> by_positions: array<vec4f>;

@compute @workgroup_size(256)
fn main(
  @builtin(local_invocation_index) thread: u32,
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let at = (group.y * groups.x + group.x) * 256u + thread;
  let quads = size.context * size.width / 4u;
  if (at < quads) {
    var sum = vec4f();
    for (var token = at; token < size.tokens * size.width / 4u; token += quads) {
      sum += gradient[token];
    }
    by_positions[at] = select(sum, sum + by_positions[at], ACCUMULATE);
  }
}
