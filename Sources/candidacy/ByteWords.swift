/// Texts one after another in one array, so that writing one of them counts no references.
struct ByteWords {
  fileprivate var letters: [UInt8] = []
  fileprivate var starts: [Int] = [0]

  /// How long the longest text is.
  private(set) var longest = 0

  /// Keeps a text; the result is its number.
  mutating func add(_ text: String) -> Int {
    letters += text.utf8
    longest = max(longest, text.utf8.count)
    starts.append(letters.count)
    return starts.count - 2
  }
}

/// Writes texts by their numbers into an array of at most `capacity` bytes.
struct BytePen {
  private let letters: UnsafeBufferPointer<UInt8>
  private let starts: UnsafeBufferPointer<Int>
  private let room: UnsafeMutableBufferPointer<UInt8>
  private var count = 0

  static func bytes(
    of words: ByteWords, capacity: Int, _ write: (inout BytePen) -> Void
  ) -> [UInt8] {
    words.letters.withUnsafeBufferPointer { letters in
      words.starts.withUnsafeBufferPointer { starts in
        Array(unsafeUninitializedCapacity: capacity) { room, count in
          var pen = BytePen(letters: letters, starts: starts, room: room)
          write(&pen)
          count = pen.count
        }
      }
    }
  }

  private init(
    letters: UnsafeBufferPointer<UInt8>, starts: UnsafeBufferPointer<Int>,
    room: UnsafeMutableBufferPointer<UInt8>
  ) {
    self.letters = letters
    self.starts = starts
    self.room = room
  }

  mutating func write(_ word: Int) {
    write(UnsafeBufferPointer(rebasing: letters[starts[word]..<starts[word + 1]]))
  }

  mutating func write(_ bytes: UnsafeBufferPointer<UInt8>) {
    let part = room[count..<(count + bytes.count)]
    _ = UnsafeMutableBufferPointer(rebasing: part).update(from: bytes)
    count += bytes.count
  }

  mutating func write(_ text: String) {
    for byte in text.utf8 {
      room[count] = byte
      count += 1
    }
  }
}
