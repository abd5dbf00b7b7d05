import Interview

extension QuestionnaireReader {
  mutating func readPictures(_ node: SourceNode) -> [Picture] {
    var pictures: [Picture] = []
    for entry in notes.entries(of: node) ?? [] {
      guard
        let fields = notes.fields(of: entry.value, as: .picture, keys: ["panels", "regions"])
      else { continue }
      let id: Picture.ID = notes.name(entry.key, at: entry.keyMark)
      let list = notes.required("panels", in: fields).flatMap { notes.list($0) } ?? []
      let panels = list.compactMap { readPanel($0, of: id) }
      let regions = notes.required("regions", in: fields).map { readRegions($0) } ?? [:]
      pictures.append(Picture(id: id, panels: panels, regions: regions))
      marks.pictures.append(entry.keyMark)
    }
    return pictures
  }

  private mutating func readPanel(_ node: SourceNode, of picture: Picture.ID) -> Picture.Panel? {
    guard let fields = notes.fields(of: node, as: .panel, keys: ["id", "title", "rows"]),
      let idNode = notes.required("id", in: fields),
      let id: Identifier<Picture.Panel> = notes.name(idNode)
    else { return nil }
    let title = notes.localized("title", in: fields, at: "pictures.\(picture).\(id)")
    guard let rows = notes.required("rows", in: fields).flatMap({ notes.text($0) }) else {
      return nil
    }
    return Picture.Panel(
      id: id.text, title: title ?? LocalizedText(id.text),
      rows: rows.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
  }

  private mutating func readRegions(_ node: SourceNode) -> [Character: Option.Code] {
    var regions: [Character: Option.Code] = [:]
    for entry in notes.entries(of: node) ?? [] {
      guard let letter = entry.key.first, entry.key.count == 1, letter.isLetter else {
        notes.note(.regionIsNotALetter(entry.key), at: entry.keyMark)
        continue
      }
      regions[letter] = notes.reference(entry.value)
    }
    return regions
  }
}
