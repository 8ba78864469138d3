// Looks up the vector of each byte and adds that of its position, four values a thread. Twin:
// lib/numerics/transformer/tokenEmbedding.ts.

@group(0) @binding(0) var<uniform> size: TokensAndWidth;
@group(0) @binding(1) var<storage, read> ids: array<u32>;
@group(0) @binding(2) var<storage, read> table: array<vec4f>;
@group(0) @binding(3) var<storage, read> positions: array<vec4f>;
@group(0) @binding(4) var<storage, read_write> result: array<vec4f>;

@compute @workgroup_size(256)
fn main(
  @builtin(local_invocation_index) thread: u32,
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let at = (group.y * groups.x + group.x) * 256u + thread;
  let quads = size.width / 4u;
  let token = at / quads;
  if (token < size.tokens) {
    let i = at % quads;
    result[at] = table[ids[token] * quads + i] + positions[(token % size.context) * quads + i];
  }
}
