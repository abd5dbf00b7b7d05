import Foundation
import Interview

extension Timestamp {
  /// What the wall clock says, which may be wrong and may be set.
  package static func now() -> Timestamp {
    Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded()))
  }
}
