import Foundation
import Interview

@testable import Store

/// Records of a store: the kind on the first line, the payload behind it.
struct StoredEvents: FuzzTarget {
  private let reader = EventReader()

  func take(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let record = EventRecord(lines: bytes) else { return }
    comesBack(reader.event(record), { try EventRecord($0) }, reader.event)
    comesBack(reader.staffEvent(record), { try EventRecord($0) }, reader.staffEvent)
    comesBack(reader.deliveryEvent(record), { try EventRecord($0) }, reader.deliveryEvent)
    quickReadingAgrees(record.payload)
  }

  private func comesBack<Event: Equatable>(
    _ event: Event?, _ written: (Event) throws -> EventRecord, _ read: (EventRecord) -> Event?
  ) {
    guard let event else { return }
    do {
      let record = try written(event)
      let again = read(record)
      Claim.holds(again == event, "what was read from a store is read again as it was")
      guard let again else { return }
      Claim.holds(try written(again) == record, "what was read twice is written as once")
    } catch {
      Claim.stop("This does not hold: what was read from a store can be written.")
    }
  }

  private func quickReadingAgrees(_ payload: String) {
    guard let quick = InterviewFormat1.Payload(plain: payload) else { return }
    do {
      let slow = try JSONDecoder().decode(InterviewFormat1.Payload.self, from: Data(payload.utf8))
      Claim.holds(slow == quick, "the quick reading of a payload is the decoder's")
    } catch {
      Claim.stop("This does not hold: what is read quickly is JSON.")
    }
  }
}
