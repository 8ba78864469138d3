// Computes the gradient of attention by the keys; a thread a key, as in attention.value-gradient.wgsl. Twin:
// lib/numerics/transformer/attention.ts. A kernel of its own: key, value and both of their gradients together
// are more than the registers of a thread hold.

@group(0) @binding(0) var<uniform> size: AttentionSize;
@group(0) @binding(1) var<storage, read> qkv: array<vec4f>;
@group(0) @binding(2) var<storage, read> log_sums: array<f32>;
@group(0) @binding(3) var<storage, read> dmixed: array<vec4f>;
@group(0) @binding(4) var<storage, read> means: array<f32>;
@group(0) @binding(5) var<storage, read_write> dqkv: array<vec4f>;

var<workgroup> queries: array<vec4f, KEYS * QUADS>;
var<workgroup> gradients: array<vec4f, KEYS * QUADS>;
// The logarithm of the sum, and the mean of the gradient by the scores.
var<workgroup> of_query: array<vec2f, KEYS>;

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
  var v: array<vec4f, QUADS>;
  var dk: array<vec4f, QUADS>;
  for (var i = 0u; i < QUADS; i++) {
    if (inside) {
      k[i] = qkv[own + width + i] * size.scale;
      v[i] = qkv[own + 2u * width + i];
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
      let row = group.y * size.context + first + thread;
      of_query[thread] = vec2f(log_sums[row], means[row]);
    }
    workgroupBarrier();
    let begin = min(KEYS, select(0u, key - first, key > first));
    let end = select(0u, min(KEYS, size.context - first), inside);
    for (var query = begin; query < end; query++) {
      var products = vec4f();
      var slopes = vec4f();
      for (var i = 0u; i < QUADS; i++) {
        products = fma(k[i], queries[query * QUADS + i], products);
        slopes = fma(v[i], gradients[query * QUADS + i], slopes);
      }
      let share = exp(dot(products, vec4f(1.0)) - of_query[query].x);
      let dscore = share * (dot(slopes, vec4f(1.0)) - of_query[query].y) * size.scale;
      for (var i = 0u; i < QUADS; i++) {
        dk[i] = fma(vec4f(dscore), queries[query * QUADS + i], dk[i]);
      }
    }
  }
  if (inside) {
    for (var i = 0u; i < QUADS; i++) {
      dqkv[own + width + i] = dk[i];
    }
  }
}
