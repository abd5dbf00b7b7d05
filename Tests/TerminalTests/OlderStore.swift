import GRDB

@testable import Store

/// A store of a time when nothing was sealed or chained.
enum OlderStore {
  /// In version 1, with one interview, in which `text` was said.
  static func make(at path: String, saying text: String) throws {
    let opened =
      #"{"digest":"d1","language":"en","questionnaire":"tpi-candidacy","version":"0.1.0"}"#
    let answered = #"{"item":"other","text":"\#(text)"}"#
    let queue = try DatabaseQueue(path: path)
    try queue.write { database in
      for part in StoreSchema.parts(of: 1) { try database.execute(sql: part.definition) }
      try database.execute(
        sql: """
          INSERT INTO starts VALUES (1, 4);
          INSERT INTO session VALUES (1, 'first');
          INSERT INTO event VALUES (1, 1, 1, 100, 'opened', 1, '\(opened)'),
            (2, 1, 2, 200, 'answered', 1, '\(answered)');
          PRAGMA application_id = \(StoreSchema.applicationID);
          PRAGMA user_version = 1;
          """)
    }
    try queue.close()
  }
}
