/// Looks at a finished page as an archive's own door would, before it leaves.
enum ChartPageCheck {
  static func faults(in file: ArchiveFile, of pages: [[PageOp]]) -> [PageFault] {
    fontFaults(file) + pictureFaults(file) + markFaults(file) + tagFaults(pages)
  }

  private static func fontFaults(_ file: ArchiveFile) -> [PageFault] {
    let missing = file.objects.values.filter {
      $0.has("/FontDescriptor") && $0.has("/FontBBox") && !$0.has("/FontFile")
    }
    return missing.isEmpty ? [] : [.notEmbedded(fonts: missing.count)]
  }

  /// This page has none, so that a picture is a letter of a font in colours.
  private static func pictureFaults(_ file: ArchiveFile) -> [PageFault] {
    let pictures = file.objects.values.filter { $0.has("/Subtype /Image") || $0.has("/Type3") }
    return pictures.isEmpty ? [] : [.pictures(count: pictures.count)]
  }

  private static func markFaults(_ file: ArchiveFile) -> [PageFault] {
    let catalog = file.objects[file.root]
    let parts = [
      "/Lang", "/MarkInfo", "/StructTreeRoot", "/Metadata", "/OutputIntents", "/DisplayDocTitle",
    ].filter { catalog?.has($0) != true }
    let figures = file.objects.values.filter { $0.isElement("Figure") && !$0.has("/Alt") }
    let heads = file.objects.values.filter { $0.isElement("TH") && !$0.has("/Scope") }
    return (parts + figures.map { _ in "/Alt" } + heads.map { _ in "/Scope" })
      .map { .unmarked(part: $0) }
  }

  /// Everything that is drawn lies in some tag, and each tag ends on the page where it begins.
  static func tagFaults(_ pages: [[PageOp]]) -> [PageFault] {
    guard !pages.isEmpty else { return [.noPage] }
    return pages.compactMap { page in
      var open: [PageTag] = []
      for op in page {
        switch op {
        case .begin(let tag): open.append(tag)
        case .end(let tag): if open.popLast() != tag { return .unmarked(part: tag.name) }
        case .line, .stamp, .rule, .box, .path, .pattern, .disc:
          if open.isEmpty { return .unmarked(part: "a tag around a drawing") }
        }
      }
      return open.last.map { .unmarked(part: $0.name) }
    }
  }
}
