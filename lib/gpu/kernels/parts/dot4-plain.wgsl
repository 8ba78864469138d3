// The dot product of four signed bytes with four, for devices without an instruction for it.

fn dot4(a: u32, b: u32) -> i32 {
  var sum = 0i;
  for (var byte = 0u; byte < 32u; byte += 8u) {
    // Of a signed number the bits are extracted with their sign.
    sum += extractBits(bitcast<i32>(a), byte, 8u) * extractBits(bitcast<i32>(b), byte, 8u);
  }
  return sum;
}
