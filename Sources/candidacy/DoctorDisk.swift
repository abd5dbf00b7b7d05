import Store

/// Whether there is room for what will be stored.
struct DoctorDisk {
  let store: FilePlace

  init(_ store: FilePlace) {
    self.store = store
  }

  var findings: [DoctorFinding] { [disk] + ballast }

  private var disk: DoctorFinding {
    let fix = "Free some space on the disk of the store."
    // Before the first start its folder is not there, and will be on the disk of the one above.
    let folder = store.nearestAbove.path
    guard let room = DiskRoom(of: "\(folder)/\(store.name)", limits: .configured) else {
      return .warning(
        .disk, "The system does not tell how much room there is at \(folder).",
        fix: "Look at the disk of \(folder).")
    }
    switch room.level {
    case .plenty: return .ok(.disk, "\(room.megabytes) MB are free.")
    case .low:
      return .warning(.disk, "Only \(room.megabytes) MB are free.", fix: fix)
    case .scarce:
      return .problem(
        .disk, "Only \(room.megabytes) MB are free: kiosks begin no new interview.", fix: fix)
    }
  }

  private var ballast: [DoctorFinding] {
    guard StoreInspection.isDatabase(store.path) else { return [] }
    switch Ballast(beside: store.path).held {
    case Ballast.size?:
      return [.ok(.ballast, "\(Ballast.size >> 20) MB are kept for a full disk.")]
    case 0?:
      return [
        .warning(
          .ballast, "What is kept for a full disk was given back, because the disk was full.",
          fix: "Free some space; a desk, or the next start of a kiosk, then makes it anew.")
      ]
    case _:
      return [
        .warning(
          .ballast, "Nothing is kept for a full disk.",
          fix: "Start a kiosk or a desk, which makes it where there is room.")
      ]
    }
  }
}
