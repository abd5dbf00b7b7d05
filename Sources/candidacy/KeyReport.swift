import Store

/// What somebody has to know about the file with the clinic's key.
struct KeyReport {
  private let file: KeyFile
  private let path: String

  init(_ file: KeyFile, at path: String) {
    self.file = file
    self.path = path
  }

  var text: String {
    """
    Key   \(file.clinic.name)
    File  \(path)
    State \(state)

    """
  }

  private var state: String {
    switch file.keeping {
    case .open:
      """
      open: whoever can read this file can read every record, and so can whoever takes the disk
            or a copy of it. `candidacy keys protect` puts it behind a passphrase.
      """
    case .locked:
      """
      behind a passphrase and a recovery code: without one of them nobody reads a record, not even
            with the disk in hand.
      """
    }
  }
}
