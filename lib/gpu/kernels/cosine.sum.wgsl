// Measures the angle between the updates of two runs, second pass: adds the partial sums of all tensors and
// appends the result to a list, so that the results of many steps can be read at once. One workgroup.
// Twin: lib/numerics/cosine.ts, which computes the cosine of whole vectors; the division is left to the host.

struct List {
  length: u32,
  sums: array<vec4f>,
}

@group(0) @binding(0) var<storage, read> partials: array<vec4f>;
@group(0) @binding(1) var<storage, read_write> list: List;

@compute @workgroup_size(256)
fn main(@builtin(local_invocation_index) thread: u32) {
  var sum = vec4f();
  for (var i = thread; i < arrayLength(&partials); i += 256u) {
    sum += partials[i];
  }
  let total = sum_of_workgroup(sum, thread);
  if (thread == 0u) {
    if (list.length < arrayLength(&list.sums)) {
      list.sums[list.length] = total;
    }
    list.length += 1u;
  }
}
