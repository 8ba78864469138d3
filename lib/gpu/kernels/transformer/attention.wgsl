// Computes causal attention; a thread a query, a workgroup 64 queries of one head. Twin:
// lib/numerics/transformer/attention.ts.
//
// The thread keeps its query and the weighted sum of the values in registers. Keys and values come through
// workgroup memory, KEYS at a time, and all threads read the same one at the same time. No score is stored: the
// sums are relative to the largest score so far.

@group(0) @binding(0) var<uniform> size: AttentionSize;
@group(0) @binding(1) var<storage, read> qkv: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> result: array<vec4f>;
@group(0) @binding(3) var<storage, read_write> log_sums: array<f32>;

var<workgroup> keys: array<vec4f, KEYS * QUADS>;
var<workgroup> values: array<vec4f, KEYS * QUADS>;

@compute @workgroup_size(64)
fn main(@builtin(local_invocation_index) thread: u32, @builtin(workgroup_id) group: vec3u) {
  let query = group.x * 64u + thread;
  let inside = query < size.context;
  let sequence = group.y / size.heads;
  let head = (group.y % size.heads) * QUADS;
  let width = size.heads * QUADS;
  let first_token = sequence * size.context;
  let token = first_token + query;

  var q: array<vec4f, QUADS>;
  var sums: array<vec4f, QUADS>;
  for (var i = 0u; i < QUADS; i++) {
    if (inside) {
      q[i] = qkv[token * 3u * width + head + i] * size.scale;
    }
  }
  var largest = LEAST;
  var total = 0.0;
  let end = min(size.context, (group.x + 1u) * 64u);
  for (var first = 0u; first < end; first += KEYS) {
    workgroupBarrier();
    for (var i = thread; i < KEYS * QUADS; i += 64u) {
      let key = first + i / QUADS;
      if (key < size.context) {
        let at = (first_token + key) * 3u * width + head + i % QUADS;
        keys[i] = qkv[at + width];
        values[i] = qkv[at + 2u * width];
      }
    }
    workgroupBarrier();
    let count = select(0u, min(KEYS, query + 1u - first), inside && query >= first);
    for (var key = 0u; key < count; key++) {
      var products = vec4f();
      for (var i = 0u; i < QUADS; i++) {
        products = fma(q[i], keys[key * QUADS + i], products);
      }
      let score = dot(products, vec4f(1.0));
      if (score > largest) {
        let shrink = exp(largest - score);
        total *= shrink;
        for (var i = 0u; i < QUADS; i++) {
          sums[i] *= shrink;
        }
        largest = score;
      }
      let weight = exp(score - largest);
      total += weight;
      for (var i = 0u; i < QUADS; i++) {
        sums[i] = fma(vec4f(weight), values[key * QUADS + i], sums[i]);
      }
    }
  }
  if (inside) {
    for (var i = 0u; i < QUADS; i++) {
      result[token * width + head + i] = sums[i] / total;
    }
    log_sums[group.y * size.context + query] = largest + log(total);
  }
}
