import Interview

extension TextNote {
  /// Before everything else, so that nobody reads on without knowing.
  func writeVoid(to lines: inout NoteLines) {
    guard let voiding = record.review.voiding else { return }
    lines.paragraph("\(phrases.void): \(voiding.reason.noteSafe)")
    lines.paragraph("\(name(of: voiding.by)), \(moment(voiding.at))")
  }

  func writeHead(to lines: inout NoteLines) {
    let fields = identityFields + visitFields
    let width = fields.map(\.label.noteWidth).max() ?? 0
    lines.section(record.isAskedByStaff ? phrases.titleByStaff : phrases.title)
    lines.paragraph(form.questionnaire.title[language])
    for field in fields { lines.field(field.label, field.value, labelWidth: width) }
    lines.paragraph(signature)
    if !record.isFinished { lines.paragraph(phrases.notFinished) }
    if case .interrupted = record.session.state { lines.paragraph(phrases.interrupted) }
  }

  private struct Field {
    let label: String
    let value: String
  }

  private var identityFields: [Field] {
    guard let identity = record.review.identity else {
      return [Field(label: phrases.patient, value: phrases.notIdentified)]
    }
    return [
      identity.recordNumber.map { Field(label: phrases.recordNumber, value: $0.noteSafe) },
      identity.name.map { Field(label: phrases.patientName, value: $0.noteSafe) },
      identity.birthDate.map { Field(label: phrases.birthDate, value: $0.text) },
    ].compactMap(\.self)
  }

  private var visitFields: [Field] {
    [
      record.review.openedAt.map { Field(label: phrases.started, value: moment($0)) },
      record.review.closedAt.map { Field(label: phrases.ended, value: moment($0)) },
      record.ticket.map { Field(label: phrases.ticket, value: String($0)) },
      Field(label: phrases.answeredIn, value: name(of: record.session.language)),
    ].compactMap(\.self)
  }

  private var signature: String {
    guard let signature = record.review.signature, record.review.isSigned else {
      return phrases.preliminary
    }
    return "\(phrases.signedBy) \(name(of: signature.by)), \(moment(signature.at)),"
      + " \(phrases.revision) \(record.review.revision)."
  }
}
