import Interview
import Rules

/// Reads `handout.yaml`.
struct HandoutReader {
  static func reading(_ root: SourceNode, noting notes: inout Notes) -> Handout? {
    guard
      let fields = notes.fields(
        of: root, as: .handout, keys: ["title", "topics", ReadingException.key])
    else { return nil }
    notes.readExceptions(in: fields, of: nil)
    let title = notes.localized("title", in: fields, at: "handout.title")
    let list = notes.required("topics", in: fields).flatMap { notes.list($0) } ?? []
    var seen: [String: Int] = [:]
    let topics = list.compactMap { readTopic($0, seen: &seen, noting: &notes) }
    return title.map { Handout(title: $0, topics: topics) }
  }

  private static func readTopic(
    _ node: SourceNode, seen: inout [String: Int], noting notes: inout Notes
  ) -> Handout.Topic? {
    guard
      let fields = notes.fields(of: node, as: .topic, keys: ["id", "title", "text", "sources"]),
      let idNode = notes.required("id", in: fields),
      let id: Handout.Topic.ID = notes.name(idNode)
    else { return nil }
    if let line = seen[id.text] {
      notes.note(.duplicateTopic(id.text, firstLine: line), at: idNode.mark)
    }
    seen[id.text] = seen[id.text] ?? idNode.mark.line
    let path = "handout.topics.\(id)"
    let title = notes.localized("title", in: fields, at: path + ".title")
    let text = notes.localized("text", in: fields, at: path + ".text")
    let sources = notes.sources(in: fields)
    guard let title, let text else { return nil }
    return Handout.Topic(id: id, title: title, text: text, sources: sources)
  }
}
