import Interview

extension DeskPage {
  var words: Words { language == "es" ? .spanish : .english }

  /// What the drawing itself says, whatever the page is about.
  struct Words: Sendable {
    let moreAbove: String
    let moreBelow: String
    /// Stands behind the number of alerts that do not fit.
    let more: String
    let changed: String
    let chosen: String
    let empty: String
    let entered: String

    static let english = Words(
      moreAbove: "more above", moreBelow: "more below", more: "more", changed: "changed",
      chosen: "chosen", empty: "empty", entered: "entered")

    static let spanish = Words(
      moreAbove: "más arriba", moreBelow: "más abajo", more: "más", changed: "cambiado",
      chosen: "elegido", empty: "vacío", entered: "escrito")
  }
}
