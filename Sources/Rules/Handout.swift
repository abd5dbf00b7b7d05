import Interview

/// What the patient may read afterwards.
package struct Handout: Hashable, Sendable {
  package let title: LocalizedText
  package let topics: [Topic]

  package init(title: LocalizedText, topics: [Topic]) {
    self.title = title
    self.topics = topics
  }

  package struct Topic: Hashable, Sendable {
    package typealias ID = Identifier<Topic>

    package let id: ID
    package let title: LocalizedText
    package let text: LocalizedText
    package let sources: [String]

    package init(id: ID, title: LocalizedText, text: LocalizedText, sources: [String] = []) {
      self.id = id
      self.title = title
      self.text = text
      self.sources = sources
    }
  }
}
