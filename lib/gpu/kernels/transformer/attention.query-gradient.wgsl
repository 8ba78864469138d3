// Computes the gradient of attention by the queries; a thread a query, as in attention.wgsl. Twin:
// lib/numerics/transformer/attention.ts. Leaves the mean of each query's gradient by its scores for
// attention.key-gradient.wgsl.

@group(0) @binding(0) var<uniform> size: AttentionSize;
@group(0) @binding(1) var<storage, read> qkv: array<vec4f>;
@group(0) @binding(2) var<storage, read> mixed: array<vec4f>;
@group(0) @binding(3) var<storage, read> log_sums: array<f32>;
@group(0) @binding(4) var<storage, read> dmixed: array<vec4f>;
@group(0) @binding(5) var<storage, read_write> dqkv: array<vec4f>;
@group(0) @binding(6) var<storage, read_write> means: array<f32>;

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
  var d: array<vec4f, QUADS>;
  var dq: array<vec4f, QUADS>;
  var log_sum = 0.0;
  var mean = 0.0;
  if (inside) {
    for (var i = 0u; i < QUADS; i++) {
      q[i] = qkv[token * 3u * width + head + i] * size.scale;
      d[i] = dmixed[token * width + head + i];
      mean += dot(d[i], mixed[token * width + head + i]);
    }
    log_sum = log_sums[group.y * size.context + query];
    means[group.y * size.context + query] = mean;
  }
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
      var slopes = vec4f();
      for (var i = 0u; i < QUADS; i++) {
        products = fma(q[i], keys[key * QUADS + i], products);
        slopes = fma(d[i], values[key * QUADS + i], slopes);
      }
      let share = exp(dot(products, vec4f(1.0)) - log_sum);
      let dscore = share * (dot(slopes, vec4f(1.0)) - mean) * size.scale;
      for (var i = 0u; i < QUADS; i++) {
        dq[i] = fma(vec4f(dscore), keys[key * QUADS + i], dq[i]);
      }
    }
  }
  if (inside) {
    for (var i = 0u; i < QUADS; i++) {
      dqkv[token * 3u * width + head + i] = dq[i];
    }
  }
}
