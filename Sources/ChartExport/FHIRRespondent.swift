import Interview

/// Whoever gives the answers, where it is not the patient.
enum FHIRRespondent: Hashable, Sendable {
  case relatedPerson
  case staff

  /// By the option that was picked in the question about it; nothing for every other option.
  init?(_ option: Option.Code) {
    switch option.text {
    case "helper", "guardian": self = .relatedPerson
    case "staff": self = .staff
    case _: return nil
    }
  }
}
