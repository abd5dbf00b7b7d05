/// One revision of one session on its way to one target.
package struct Letter: Hashable, Sendable {
  package let session: Session.ID
  /// Counted from 1.
  package let revision: Int
  package let edition: Edition
  package let target: TargetName
  package let format: Format
  /// SHA-256 of the payload, in hexadecimal; the payload is kept once under it.
  package let digest: String

  package init(
    session: Session.ID, revision: Int, edition: Edition, target: TargetName, format: Format,
    digest: String
  ) {
    self.session = session
    self.revision = revision
    self.edition = edition
    self.target = target
    self.format = format
    self.digest = digest
  }

  /// Counts the events of all deliveries: a letter is called by the number it was queued with.
  package typealias Number = Int

  /// What a revision says of itself, because it may be sent before it is signed and once it is void.
  package enum Edition: String, Hashable, Sendable, CaseIterable {
    case preliminary
    case signed
    case void
  }

  package enum Format: String, Hashable, Sendable, CaseIterable {
    case text
    case fhir
    case hl7v2
    case mdm
    case pdf
  }

  /// What is queued once, however often it is asked for.
  package struct Key: Hashable, Sendable {
    package let session: Session.ID
    package let revision: Int
    package let edition: Edition
    package let target: TargetName

    package init(
      session: Session.ID, revision: Int, edition: Edition, target: TargetName
    ) {
      self.session = session
      self.revision = revision
      self.edition = edition
      self.target = target
    }
  }

  package var key: Key {
    Key(session: session, revision: revision, edition: edition, target: target)
  }
}

/// The name of a system that charts are sent to, as the clinic's file calls it.
package typealias TargetName = Identifier<TargetSubject>

package enum TargetSubject: Sendable {}
