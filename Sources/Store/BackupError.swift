/// Why a backup could not be made, verified or restored: facts only, never an answer.
package enum BackupError: Error, Hashable, Sendable {
  case store(StoreError)
  case unreadable(path: String, reason: String)
  case unwritable(path: String, reason: String)
  case full(path: String)
  case notABackup(path: String)
  /// A newer program wrote it.
  case newer(path: String)
  case damaged(path: String, part: Part)
  /// Its seal holds, and what is inside is not sound.
  case unsound(path: String, faults: [String])
  /// The store that it was to be made of is not sound.
  case unsoundStore(path: String, faults: [String])
  /// What is inside is not what its header says.
  case mislabelled(path: String)
  /// None of the keys at hand opens it.
  case otherKey(path: String, id: String)
  /// A backup of another store is there, which must not be lost.
  case ofOtherStore(path: String)
  /// An earlier backup of the same store is there, which has more events than the store now.
  case holdsMore(path: String, events: Int, now: Int)
  /// An earlier backup of the same store is there, with events that the store does not have.
  case holdsOther(path: String)
  /// A store is there already, and nobody said that it is to be replaced.
  case taken(path: String)
  /// By these processes, as far as this account may know them.
  case inUse(path: String, processes: [Int])
  case noMemory

  package enum Part: Hashable, Sendable {
    case header
    /// Counted from 1.
    case chunk(Int)
    case end
    case digest
  }
}

extension BackupError {
  /// What happened and what to do about it, for a person.
  package var sentence: String {
    switch self {
    case .store(let error): error.sentence
    case .unreadable(let path, let reason):
      "The file \(path) cannot be read (\(reason)): check the path and the rights of this account."
    case .unwritable(let path, let reason):
      "The file \(path) cannot be written (\(reason)): name another place, or give this account the"
        + " right to write there."
    case .full(let path):
      "The disk has no room for \(path): free some space, or name another disk."
    case .notABackup(let path):
      "The file \(path) is no backup of this program: name another one."
    case .newer(let path):
      "The backup \(path) was made by a newer version of the program: use that version."
    case .damaged(let path, let part):
      "The backup \(path) is damaged (\(part.words)): use another one, and check the disk that this"
        + " one is kept on."
    case .unsound(let path, let faults):
      "What is in \(path) is not sound: \(faults.joined(separator: " ")) Keep it, and use another"
        + " backup."
    case .unsoundStore(let path, let faults):
      "What is in the store \(path) is not sound: \(faults.joined(separator: " ")) Keep a copy of it,"
        + " then restore the last backup."
    case .mislabelled(let path):
      "What is in \(path) is not what its header says: use another backup."
    case .otherKey(let path, let id):
      "The backup \(path) is sealed to the key \(id), which is not at hand: name its key file with"
        + " --key-file."
    case .ofOtherStore(let path):
      "\(path) is a backup of another store, and was left as it is: name another file."
    case .holdsMore(let path, let events, let now):
      "\(path) holds more than the store does now (\(events) events, and the store has \(now)), and"
        + " was left as it is: name another file, and see with `candidacy verify` whether the store"
        + " lost something."
    case .holdsOther(let path):
      "\(path) holds events that the store does not have, as after a restore, and was left as it is:"
        + " name another file."
    case .taken(let path):
      "There is a store at \(path) already, and nothing was changed: --replace puts the backup in"
        + " its place and keeps the present one aside."
    case .inUse(let path, let processes):
      "\(path) is in use by \(Self.names(of: processes)), and nothing was changed: end kiosks, desks"
        + " and senders first."
    case .noMemory:
      "There was not enough memory: close other programs, then try again."
    }
  }

  private static func names(of processes: [Int]) -> String {
    guard !processes.isEmpty else { return "another program" }
    let names = processes.map(String.init).joined(separator: ", ")
    return processes.count == 1 ? "process \(names)" : "the processes \(names)"
  }
}

extension BackupError.Part {
  fileprivate var words: String {
    switch self {
    case .header: "its header"
    case .chunk(let number): "part \(number) of what is sealed"
    case .end: "its end is missing, or something follows it"
    case .digest: "its digest"
    }
  }
}
