import Interview

extension FHIRCheck {
  /// The questionnaire has every question once, and tests only questions that it has.
  func definitionFaults(in questionnaire: FHIRNode) -> [FHIRFault] {
    let canonical =
      "\(questionnaire.text("url") ?? "")|\(questionnaire.text("version") ?? "")"
    var faults: [FHIRFault] =
      canonical == addresses.canonical ? [] : [.wrongQuestionnaire("Questionnaire.url")]
    let items = Self.flat(questionnaire.list("item"))
    let links = items.map { $0.text("linkId") ?? "" }
    var seen: Set<String> = []
    for link in links where !seen.insert(link).inserted {
      faults.append(.repeatedAddress("Questionnaire/\(link)"))
    }
    for item in form.items where !seen.contains(item.id.text) {
      faults.append(.missing("Questionnaire/\(item.id)"))
    }
    return faults + items.flatMap { itemFaults(in: $0, among: seen) }
  }

  private static func flat(_ items: [FHIRNode]) -> [FHIRNode] {
    items.flatMap { [$0] + flat($0.list("item")) }
  }

  private func itemFaults(in item: FHIRNode, among links: Set<String>) -> [FHIRFault] {
    let path = "Questionnaire/\(item.text("linkId") ?? "")"
    let tests = item.list("enableWhen")
    var faults: [FHIRFault] = tests.filter { !isRight($0, among: links) }
      .map { _ in .noSuchTest("\(path).enableWhen") }
    if tests.count > 1, item["enableBehavior"] == nil {
      faults.append(.missing("\(path).enableBehavior"))
    }
    let options = item.list("answerOption").compactMap { $0["valueCoding"] }
    let type = item.text("type")
    if (type == "choice") == options.isEmpty { faults.append(.wrongAnswer("\(path).answerOption")) }
    if type == "group", item["item"] == nil { faults.append(.missing("\(path).item")) }
    if type == "display", item["item"] != nil || item["readOnly"] != nil {
      faults.append(.noSuchElement("\(path).item"))
    }
    if type != "text", item["maxLength"] != nil {
      faults.append(.noSuchElement("\(path).maxLength"))
    }
    if Set(options.map { $0.text("code") }).count != options.count {
      faults.append(.repeatedAddress("\(path).answerOption"))
    }
    return faults
  }

  /// The question is there, and the value is one that it can have.
  private func isRight(_ test: FHIRNode, among links: Set<String>) -> Bool {
    guard let link = test.text("question"), links.contains(link) else { return false }
    let isExistence = test.text("operator") == "exists"
    guard isExistence == (test["answerBoolean"] != nil) else { return false }
    guard let coding = test["answerCoding"] else { return true }
    guard let place = form.place(of: Item.ID(link)), let code = coding.text("code") else {
      return false
    }
    return coding.text("system") == addresses.options(of: form.items[place])
      && form.place(of: Option.Code(code), in: place) != nil
  }
}
