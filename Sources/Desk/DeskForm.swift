import Interview

/// What is being filled in on one page.
struct DeskForm: Hashable, Sendable {
  var fields: [Field] = []

  struct Field: Hashable, Sendable {
    let key: Key
    var editor: FieldEditor
    /// What is on record, where the page records field by field.
    var saved: FieldEditor.Value = .nothing
    var problem: String?
  }

  enum Key: Hashable, Sendable {
    case member
    case staffName
    case pin
    case pinAgain
    case recordNumber
    case patientName
    case birthDate
    case language
    case manner
    case query
    case reason
    case initials
    case tickets
    case format
    case withoutIdentity
    case deidentified
    /// A question, by its place in the form.
    case item(Int)
  }

  func place(of key: Key) -> Int? { fields.firstIndex { $0.key == key } }

  /// The text of a field, as typed.
  func text(_ key: Key) -> String {
    guard let place = place(of: key), case .success(.text(let text)) = fields[place].editor.value()
    else { return "" }
    return text
  }

  /// The place of the option that was picked in a field.
  func picked(_ key: Key) -> Int? {
    guard let place = place(of: key),
      case .success(.picked(let picked)) = fields[place].editor.value()
    else { return nil }
    return picked.first
  }
}

extension DeskForm.Field {
  static func text(_ key: DeskForm.Key, maximum: Int, _ text: String = "") -> DeskForm.Field {
    DeskForm.Field(
      key: key,
      editor: FieldEditor(.text(maximum: maximum), text.isEmpty ? .nothing : .text(text)))
  }

  static func secret(_ key: DeskForm.Key) -> DeskForm.Field {
    DeskForm.Field(key: key, editor: FieldEditor(.secret(maximum: 6)))
  }

  static func choice(
    _ key: DeskForm.Key, _ labels: [String], picked: Int? = nil
  ) -> DeskForm.Field {
    let options = labels.enumerated().map { order, label in
      FieldEditor.Option(
        code: String(order), label: label, key: order < 9 ? String(order + 1) : "")
    }
    return DeskForm.Field(
      key: key, editor: FieldEditor(.one(options), picked.map { .picked([$0]) } ?? .nothing))
  }
}
