// Adds the gradients of the vectors of each byte's occurrences to its row of the table; a workgroup a byte. Twin:
// lib/numerics/transformer/tokenEmbedding.ts.
//
// Each workgroup looks through all tokens: the sums have a fixed order, which atomic additions would not have.
// It always adds: the table has the gradient of the output matrix already.

@group(0) @binding(0) var<uniform> size: TokensAndWidth;
@group(0) @binding(1) var<storage, read> ids: array<u32>;
@group(0) @binding(2) var<storage, read> gradient: array<vec4f>;
@group(0) @binding(3) var<storage, read_write> by_table: array<vec4f>;

@compute @workgroup_size(64)
fn main(@builtin(local_invocation_index) thread: u32, @builtin(workgroup_id) group: vec3u) {
  let quads = size.width / 4u;
  for (var i = thread; i < quads; i += 64u) {
    var sum = by_table[group.x * quads + i];
    for (var token = 0u; token < size.tokens; token++) {
      if (ids[token] == group.x) {
        sum += gradient[token * quads + i];
      }
    }
    by_table[group.x * quads + i] = sum;
  }
}
