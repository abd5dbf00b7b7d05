import Interview
import TerminalUI

/// Staff in columns for a person, or as JSON for a program; nothing of their PINs.
struct StaffTable {
  private let members: [StaffMember]

  init(_ members: [StaffMember]) {
    self.members = members
  }

  var text: String {
    guard !members.isEmpty else { return "Nobody is on the list of staff.\n" }
    let rows = [["NAME", "STATE", "MISSES"]] + members.map { [$0.name, $0.state, $0.missesText] }
    let widths = rows[0].indices.map { column in
      rows.map { TextLayout.width($0[column]) }.max() ?? 0
    }
    return rows.map { row in
      let cells = zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: width - TextLayout.width(cell))
      }
      let text = cells.joined(separator: "  ")
      return String(text.reversed().drop { $0 == " " }.reversed()) + "\n"
    }.joined()
  }

  var json: String {
    guard !members.isEmpty else { return "[]\n" }
    let objects = members.map { member in
      "  {\"id\": \(JSONText(member.id.text)), \"misses\": \(member.misses), "
        + "\"name\": \(JSONText(member.name)), \"state\": \(JSONText(member.state))}"
    }
    return "[\n\(objects.joined(separator: ",\n"))\n]\n"
  }
}

extension StaffMember {
  fileprivate var state: String {
    switch standing {
    case .disabled: "disabled"
    case .active where misses >= Self.missesUntilOff:
      "off after \(Self.missesUntilOff) misses"
    case .active: "active"
    }
  }

  fileprivate var missesText: String { misses == 0 ? "" : String(misses) }
}
