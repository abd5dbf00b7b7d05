import CCairoPango

extension [UInt8] {
  /// Compressed as a stream in a file is; the same bytes for the same bytes.
  var deflated: [UInt8] {
    var count = compressBound(UInt(self.count))
    return [UInt8](unsafeUninitializedCapacity: Int(count)) { buffer, written in
      let status = compress2(buffer.baseAddress, &count, self, UInt(self.count), 9)
      written = status == Z_OK ? Int(count) : 0
    }
  }

  /// Nothing where the bytes are not such a stream.
  var inflated: [UInt8]? {
    var room = Swift.max(4096, count * 8)
    while room < 1 << 28 {
      var size = UInt(room)
      var status = Z_OK
      let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, written in
        status = uncompress(buffer.baseAddress, &size, self, UInt(count))
        written = status == Z_OK ? Int(size) : 0
      }
      if status == Z_OK { return bytes }
      guard status == Z_BUF_ERROR else { return nil }
      room *= 4
    }
    return nil
  }
}
