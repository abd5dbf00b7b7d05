import Foundation
import Synchronization
import TestSupplies

/// A receiver of HL7 in this process, which keeps a message once by its number.
final class HL7Listener: Sendable {
  private let listener: Listener
  private let inbox: Inbox

  private final class Inbox: Sendable {
    struct Content {
      var stored: [String: [UInt8]] = [:]
      var copies = 0
      /// Numbers under which other bytes came than before.
      var altered: Set<String> = []
    }

    let content = Mutex(Content())
  }

  /// Answers after a pause of up to `slowness` seconds.
  init(slowness: Double) throws {
    let inbox = Inbox()
    self.inbox = inbox
    listener = try Listener { _, peer in
      peer.readFrame()
      guard peer.seen.suffix(2) == [0x1C, 0x0D] else { return }
      let name = Self.name(of: peer.seen)
      inbox.content.withLock { content in
        guard let before = content.stored.updateValue(peer.seen, forKey: name) else { return }
        content.copies += 1
        if before != peer.seen { content.altered.insert(name) }
      }
      // It has the message now; whether the sender learns that is another matter.
      peer.pause(Double.random(in: 0...slowness))
      peer.write(Self.answer("AA", to: name))
    }
  }

  var port: UInt16 { listener.port }

  var stored: Int { inbox.content.withLock { $0.stored.count } }

  /// Copies and all.
  var received: Int { inbox.content.withLock { $0.stored.count + $0.copies } }

  var messages: [String] {
    inbox.content.withLock { content in
      content.stored.values.map { String(decoding: $0, as: UTF8.self) }
    }
  }

  var copies: Int { inbox.content.withLock { $0.copies } }

  var altered: Set<String> { inbox.content.withLock { $0.altered } }

  /// MSH-10.
  static func name(of frame: [UInt8]) -> String {
    let head = frame.prefix { $0 != 0x0D }.split(separator: 0x7C, omittingEmptySubsequences: false)
    return head.count > 9 ? String(decoding: head[9], as: UTF8.self) : ""
  }

  static func answer(_ code: String, to name: String, _ more: String = "") -> [UInt8] {
    let head = "MSH|^~\\&|R|R|C|C|20261121||ACK|A1|P|2.5.1"
    return [0x0B] + Array("\(head)\rMSA|\(code)|\(name)\r\(more)".utf8) + [0x1C, 0x0D]
  }
}
