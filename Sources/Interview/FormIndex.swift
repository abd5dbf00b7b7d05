/// A questionnaire with its names looked up, on the way to a form.
struct FormIndex {
  let questionnaire: Questionnaire
  let items: [Item]
  let sectionPlaces: [Int]
  /// For each question, its own options and those of the question that it offers the picks of.
  let options: [[Option]]
  let itemPlaces: [Item.ID: Int]
  let conditionPlaces: [NamedCondition.ID: Int]
  let picturePlaces: [Picture.ID: Int]

  init(_ questionnaire: Questionnaire) {
    self.questionnaire = questionnaire
    var items: [Item] = []
    var sectionPlaces: [Int] = []
    for (place, section) in questionnaire.sections.enumerated() {
      items += section.items
      sectionPlaces += Array(repeating: place, count: section.items.count)
    }
    let itemPlaces = Dictionary(
      items.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.items = items
    self.sectionPlaces = sectionPlaces
    self.itemPlaces = itemPlaces
    options = items.map { item in
      guard case .oneOfPicked(let other) = item.kind, let place = itemPlaces[other] else {
        return item.options
      }
      return items[place].options.filter { !$0.isExclusive } + item.options
    }
    conditionPlaces = Dictionary(
      questionnaire.conditions.enumerated().map { ($1.id, $0) },
      uniquingKeysWith: { first, _ in first })
    picturePlaces = Dictionary(
      questionnaire.pictures.enumerated().map { ($1.id, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Exclusive options, such as “none”, stay behind: they are no picks to choose from.
  func mapping(from other: Int, to place: Int) -> PickMapping {
    PickMapping(
      item: other,
      places: options[other].map { option in
        option.isExclusive ? nil : options[place].firstIndex { $0.code == option.code }
      })
  }
}

extension FormIndex: ConditionScope {
  func place(of item: Item.ID) -> Int? { itemPlaces[item] }

  func place(of condition: NamedCondition.ID) -> Int? { conditionPlaces[condition] }

  func kind(of place: Int) -> Item.Kind { items[place].kind }

  func options(of place: Int) -> [Option] { options[place] }

  var itemNames: [String] { items.map(\.id.text) }

  var conditionNames: [String] { questionnaire.conditions.map(\.id.text) }
}

extension Form: ConditionScope {
  package func kind(of place: Int) -> Item.Kind { items[place].kind }

  package var itemNames: [String] { items.map(\.id.text) }

  package var conditionNames: [String] { questionnaire.conditions.map(\.id.text) }
}
