// Computes the gradient of attention by the values; a thread a key and value, a workgroup 64 of one head. Twin:
// lib/numerics/transformer/attention.ts. Queries and gradients come through workgroup memory, KEYS at a time.

@group(0) @binding(0) var<uniform> size: AttentionSize;
@group(0) @binding(1) var<storage, read> qkv: array<vec4f>;
@group(0) @binding(2) var<storage, read> log_sums: array<f32>;
@group(0) @binding(3) var<storage, read> dmixed: array<vec4f>;
@group(0) @binding(4) var<storage, read_write> dqkv: array<vec4f>;

var<workgroup> queries: array<vec4f, KEYS * QUADS>;
var<workgroup> gradients: array<vec4f, KEYS * QUADS>;
var<workgroup> sums: array<f32, KEYS>;

@compute @workgroup_size(64)
fn main(@builtin(local_invocation_index) thread: u32, @builtin(workgroup_id) group: vec3u) {
  let key = group.x * 64u + thread;
  let inside = key < size.context;
  let sequence = group.y / size.heads;
  let head = (group.y % size.heads) * QUADS;
  let width = size.heads * QUADS;
  let first_token = sequence * size.context;
  let own = (first_token + key) * 3u * width + head;

  var k: array<vec4f, QUADS>;
  var dv: array<vec4f, QUADS>;
  for (var i = 0u; i < QUADS; i++) {
    if (inside) {
      k[i] = qkv[own + width + i] * size.scale;
    }
  }
  // No query before the workgroup's first key attends to any of its keys.
  for (var first = group.x * 64u; first < size.context; first += KEYS) {
    workgroupBarrier();
    for (var i = thread; i < KEYS * QUADS; i += 64u) {
      let query = first + i / QUADS;
      if (query < size.context) {
        let token = first_token + query;
        queries[i] = qkv[token * 3u * width + head + i % QUADS];
        gradients[i] = dmixed[token * width + head + i % QUADS];
      }
    }
    if (thread < KEYS && first + thread < size.context) {
      sums[thread] = log_sums[group.y * size.context + first + thread];
    }
    workgroupBarrier();
    let begin = min(KEYS, select(0u, key - first, key > first));
    let end = select(0u, min(KEYS, size.context - first), inside);
    for (var query = begin; query < end; query++) {
      var products = vec4f();
      for (var i = 0u; i < QUADS; i++) {
        products = fma(k[i], queries[query * QUADS + i], products);
      }
      let share = exp(dot(products, vec4f(1.0)) - sums[query]);
      for (var i = 0u; i < QUADS; i++) {
        dv[i] = fma(vec4f(share), gradients[query * QUADS + i], dv[i]);
      }
    }
  }
  if (inside) {
    for (var i = 0u; i < QUADS; i++) {
      dqkv[own + 2u * width + i] = dv[i];
    }
  }
}
