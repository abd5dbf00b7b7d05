import CHardening
import Glibc

extension Posture {
  /// Takes every measure that the system offers, and says what became of each.
  @discardableResult
  package func take() -> [MeasureResult] {
    measures.map { measure in
      let code = Self.take(measure)
      return MeasureResult(
        measure,
        code == 0 ? .applied : .notOffered(reason: String(cString: strerror(code))))
    }
  }

  /// What this system would say to each measure, without taking any.
  package func offers() -> [MeasureResult] {
    measures.map { measure in
      let code = Self.offer(of: measure)
      return MeasureResult(
        measure,
        code == 0 ? .offered : .notOffered(reason: String(cString: strerror(code))))
    }
  }

  private static func offer(of measure: Measure) -> CInt {
    switch measure {
    case .noCoreDump, .noInspection, .plainCrashes, .privateFiles, .noNewPrivileges: 0
    case .systemCalls: chd_architecture() == 0 ? ENOSYS : chd_can_filter_calls()
    case .files: chd_rules_version() > 0 ? 0 : ENOSYS
    }
  }

  /// Zero, or the number of the system's error.
  private static func take(_ measure: Measure) -> CInt {
    switch measure {
    case .noCoreDump: return chd_no_core_dump()
    case .noInspection: return chd_not_dumpable()
    case .plainCrashes: return chd_plain_crashes()
    case .privateFiles:
      umask(0o077)
      return 0
    case .noNewPrivileges: return chd_no_new_privileges()
    case .systemCalls(let policy): return filter(policy)
    case .files(let rules): return obey(rules)
    }
  }

  private static func filter(_ policy: CallPolicy) -> CInt {
    guard let filter = CallFilter(policy) else { return ENOSYS }
    let steps = filter.steps.map {
      chd_step(code: $0.code, yes: $0.yes, no: $0.no, value: $0.value)
    }
    return chd_filter_calls(steps, UInt16(steps.count))
  }

  private static func obey(_ rules: [FileRule]) -> CInt {
    let version = chd_rules_version()
    guard version > 0 else { return ENOSYS }
    let known = FileRights.known(toVersion: version)
    let network: UInt64 = version >= 4 ? 0b11 : 0
    // Neither signals nor nameless sockets reach a process that does not obey the same rules.
    let scoped: UInt64 = version >= 6 ? 0b11 : 0
    let descriptor = chd_make_rules(known.rawValue, network, scoped, MemoryLayout<chd_rules>.size)
    guard descriptor >= 0 else { return -descriptor }
    defer { close(descriptor) }
    for rule in rules {
      let place = chd_open_place(rule.path)
      // What does not exist is not allowed either; but a disk that fails here must not keep a kiosk
      // from its own store.
      guard ![-ENOENT, -ENOTDIR, -EACCES].contains(place) else { continue }
      guard place >= 0 else { return -place }
      defer { close(place) }
      let kind: FileRights.Kind = chd_is_folder(place) != 0 ? .folder : .file
      let rights = FileRights(rule.use, of: kind).intersection(known)
      guard !rights.isEmpty else { continue }
      let code = chd_add_rule(descriptor, place, rights.rawValue)
      guard code == 0 else { return code }
    }
    return chd_obey_rules(descriptor)
  }
}
