// Computes the cross entropy of each token over the 256 bytes, and puts its gradient in place of the logits; a
// workgroup a token, four logits a thread. Twin: lib/numerics/transformer/tokenLoss.ts.

@group(0) @binding(0) var<uniform> size: LossSize;
@group(0) @binding(1) var<storage, read> targets: array<u32>;
@group(0) @binding(2) var<storage, read_write> logits: array<vec4f>;
@group(0) @binding(3) var<storage, read_write> losses: array<f32>;

var<workgroup> shared_values: array<f32, 64>;
var<workgroup> target_logit: f32;

@compute @workgroup_size(64)
fn main(
  @builtin(local_invocation_index) thread: u32,
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let token = group.y * groups.x + group.x;
  if (token >= size.tokens) {
    return;
  }
  let own = logits[token * 64u + thread];
  let wanted = targets[token];
  if (wanted / 4u == thread) {
    target_logit = own[wanted % 4u];
  }
  shared_values[thread] = max(max(own.x, own.y), max(own.z, own.w));
  workgroupBarrier();
  for (var half = 32u; half > 0u; half >>= 1u) {
    if (thread < half) {
      shared_values[thread] = max(shared_values[thread], shared_values[thread + half]);
    }
    workgroupBarrier();
  }
  let largest = shared_values[0];
  workgroupBarrier();
  let exponentials = exp(own - largest);
  shared_values[thread] = dot(exponentials, vec4f(1.0));
  workgroupBarrier();
  for (var half = 32u; half > 0u; half >>= 1u) {
    if (thread < half) {
      shared_values[thread] += shared_values[thread + half];
    }
    workgroupBarrier();
  }
  let sum = shared_values[0];
  var gradient = exponentials * (size.scale / sum);
  if (wanted / 4u == thread) {
    gradient[wanted % 4u] -= size.scale;
  }
  logits[token * 64u + thread] = gradient;
  if (thread == 0u) {
    losses[token] = largest + log(sum) - target_logit;
  }
}
