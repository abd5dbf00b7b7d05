import Foundation
import Interview

@testable import Store

/// What lies beside and in a sealed store, and may have been written by anybody: the first byte says
/// which reader gets the rest.
struct SealedFiles: FuzzTarget {
  private let key = LogKey(copying: [UInt8](repeating: 7, count: LogKey.length))
  private let header = EventHeader(
    store: [UInt8](repeating: 1, count: Site.nameLength), sequence: 2, log: .session(ticket: 1),
    session: "s", number: 1, at: 5, previous: [UInt8](repeating: 2, count: EventHeader.hashLength))
  private let clinic = ClinicPrivateKey([UInt8](repeating: 9, count: ClinicPrivateKey.length))
  private let reader = EventReader()

  func take(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = bytes.first else { return }
    let rest = Array(bytes.dropFirst())
    switch first % 5 {
    case 0: keyFile(rest)
    case 1: envelope(rest)
    case 2: record(rest)
    case 3: recoveryCode(String(decoding: rest, as: UTF8.self))
    case _: wrappedKey(rest)
    }
  }

  private func keyFile(_ bytes: [UInt8]) {
    do {
      let file = try KeyFile(decoding: bytes)
      Claim.holds(
        try KeyFile(decoding: file.encoded()) == file, "a key file that is read is written again")
      if !file.isLocked { _ = try file.openIdentity() }
    } catch StoreError.keyFileDamaged {
    } catch {
      Claim.stop("This does not hold: what is no key file is said to be damaged.")
    }
  }

  /// Nobody without the key makes an envelope that opens.
  private func envelope(_ bytes: [UInt8]) {
    let sealed = SealedRecord(bytes: bytes)
    let opened = sealed.record(with: key, under: header)
    Claim.holds(
      opened == nil || sealed.manner == .plain, "only what was sealed with the key opens with it")
    Claim.holds(
      sealed.record(with: nil, under: header) == (sealed.manner == .plain ? opened : nil),
      "without the key nothing sealed opens")
  }

  private func record(_ bytes: [UInt8]) {
    guard let record = EventRecord(bytes: bytes[...]) else { return }
    Claim.holds(record.bytes == bytes, "a record that is read is written as it was")
    guard let event = reader.siteEvent(record) else { return }
    do {
      let again = try EventRecord(event)
      Claim.holds(reader.siteEvent(again) == event, "a site event is read again as it was")
    } catch {
      Claim.stop("This does not hold: a site event that was read can be written.")
    }
  }

  private func recoveryCode(_ text: String) {
    guard let code = RecoveryCode(text) else { return }
    Claim.holds(RecoveryCode(code.shown) == code, "a code is read as it is shown")
  }

  private func wrappedKey(_ bytes: [UInt8]) {
    guard let clinic else { return }
    let name = LogName(store: header.store, log: .staff)
    Claim.holds(
      WrappedKey(bytes: bytes).key(of: name, with: clinic) == nil,
      "nobody makes a wrapped key by chance")
  }
}
