import Foundation
import Interview

/// Reads records back into events: exactly the event that was written, or nothing.
struct EventReader {
  private let decoder = JSONDecoder()

  func event(_ record: EventRecord) -> SessionEvent? {
    guard record.schema == EventRecord.schema else { return nil }
    if let kind = InterviewFormat1.Kind(rawValue: record.kind) {
      let plain = InterviewFormat1.Payload(plain: record.payload)
      return (plain ?? payload(InterviewFormat1.Payload.self, of: record))
        .flatMap { InterviewFormat1(kind, $0).event }
    }
    guard let kind = StaffActFormat1.Kind(rawValue: record.kind) else { return nil }
    return payload(StaffActFormat1.Payload.self, of: record)
      .flatMap { StaffActFormat1(kind, $0).entry }
      .map(SessionEvent.staff)
  }

  func staffEvent(_ record: EventRecord) -> StaffEvent? {
    guard record.schema == EventRecord.schema,
      let kind = StaffFormat1.Kind(rawValue: record.kind)
    else { return nil }
    return payload(StaffFormat1.Payload.self, of: record)
      .flatMap { StaffFormat1(kind, $0).event }
  }

  /// Without the words of a receiver that are sealed.
  func deliveryEvent(_ record: EventRecord) -> DeliveryEvent? {
    delivery(record, number: 0)?.event
  }

  func delivery(_ record: EventRecord, number: Int) -> StoredDelivery? {
    guard record.schema == EventRecord.schema,
      let kind = DeliveryFormat1.Kind(rawValue: record.kind),
      let payload = payload(DeliveryFormat1.Payload.self, of: record),
      let event = DeliveryFormat1(kind, payload).event
    else { return nil }
    return StoredDelivery(
      number: number, event: event, sealedWords: payload.sealedWords.map { Array($0) })
  }

  func siteEvent(_ record: EventRecord) -> SiteEvent? {
    guard record.schema == EventRecord.schema,
      let kind = SiteFormat1.Kind(rawValue: record.kind)
    else { return nil }
    return payload(SiteFormat1.Payload.self, of: record)
      .flatMap { SiteFormat1(kind, $0).event }
  }

  private func payload<Payload: Decodable>(
    _ type: Payload.Type, of record: EventRecord
  ) -> Payload? {
    do {
      return try decoder.decode(type, from: Data(record.payload.utf8))
    } catch {
      return nil
    }
  }
}
