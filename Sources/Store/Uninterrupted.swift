import Glibc

/// Makes the call again for as long as a signal interrupts it; the result and `errno` are the
/// last one's.
func uninterrupted(_ call: () -> CInt) -> CInt {
  var result = call()
  while result < 0 && errno == EINTR { result = call() }
  return result
}
