import Interview

extension FHIRCheck {
  /// The response names our questionnaire, keeps its order, and every answer fits its question.
  func responseFaults(in entry: FHIRCheckedEntry) -> [FHIRFault] {
    var faults: [FHIRFault] = []
    if entry.resource.text("questionnaire") != addresses.canonical {
      faults.append(.wrongQuestionnaire("\(entry.path).questionnaire"))
    }
    let sections = form.questionnaire.sections.map { FHIRAddresses.link(of: $0) } + ["scores"]
    let groups = entry.resource.list("item")
    faults += orderFaults(of: groups, in: sections, at: entry.path)
    for group in groups {
      let link = group.text("linkId") ?? ""
      guard let place = sections.firstIndex(of: link) else { continue }
      let path = "\(entry.path)/\(link)"
      if group["answer"] != nil { faults.append(.wrongAnswer(path)) }
      let items = group.list("item")
      guard place < form.questionnaire.sections.count else {
        faults += items.flatMap { scoreFaults(in: $0, at: path) }
        continue
      }
      let questions = form.items.indices.filter { form.sectionPlaces[$0] == place }
      let links = questions.map { form.items[$0].id.text }
      faults += orderFaults(of: items, in: links, at: path)
      for item in items {
        guard let order = links.firstIndex(of: item.text("linkId") ?? "") else { continue }
        faults += answerFaults(in: item, to: questions[order], at: "\(path)/\(links[order])")
      }
    }
    return faults
  }

  private func orderFaults(
    of items: [FHIRNode], in links: [String], at path: String
  ) -> [FHIRFault] {
    var last = -1
    return items.compactMap { item in
      let link = item.text("linkId") ?? ""
      guard let place = links.firstIndex(of: link) else {
        return .noSuchQuestion("\(path)/\(link)")
      }
      defer { last = max(last, place) }
      return place > last ? nil : .wrongOrder("\(path)/\(link)")
    }
  }

  private func scoreFaults(in item: FHIRNode, at path: String) -> [FHIRFault] {
    let isRight = item.list("answer").count == 1 && item.list("answer")[0]["valueDecimal"] != nil
    return isRight ? [] : [.wrongAnswer("\(path)/\(item.text("linkId") ?? "")")]
  }

  private func answerFaults(in item: FHIRNode, to place: Int, at path: String) -> [FHIRFault] {
    let answers = item.list("answer")
    let hasReason = item.list("extension").contains {
      $0.text("url")?.hasSuffix("/data-absent-reason") ?? false
    }
    if hasReason != answers.isEmpty { return [.answerAndReason(path)] }
    if answers.isEmpty { return [] }
    if item["item"] != nil { return [.noSuchQuestion("\(path)/item")] }
    let fits =
      switch form.items[place].kind {
      case .one, .oneOfPicked, .many: picksFit(answers, at: place)
      case .scale(let scale):
        answers.count == 1
          && number(answers[0]["valueInteger"]).map {
            scale.range.contains(Int($0)) && $0 == $0.rounded()
          } ?? false
      case .number(let limits):
        answers.count == 1
          && number(answers[0]["valueDecimal"]).map(limits.range.contains) ?? false
      case .text: answers.count == 1 && answers[0]["valueString"] != nil
      }
    return fits ? [] : [.wrongAnswer(path)]
  }

  /// Options of this question, each once, that may be picked together.
  private func picksFit(_ answers: [FHIRNode], at place: Int) -> Bool {
    var picks = Picks()
    for answer in answers {
      guard let coding = answer["valueCoding"],
        coding.text("system") == addresses.options(of: form.items[place]),
        let code = coding.text("code"),
        let option = form.place(of: Option.Code(code), in: place), !picks.contains(option)
      else { return false }
      picks = picks.union(Picks(option))
    }
    do throws(Rejection) {
      return !form.isDeclined(try form.fitting(picks, at: place), at: place)
    } catch {
      return false
    }
  }

  private func number(_ node: FHIRNode?) -> Double? {
    guard case .number(let text)? = node else { return nil }
    return Double(text)
  }
}
