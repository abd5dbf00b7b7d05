import Glibc

/// Posts and waits for the answer, with deadlines that hold, through the program curl.
///
/// As a program and not as a library, which would bring twenty more into every start of a kiosk. It
/// follows no redirection, which would turn a POST into a GET and show the token to somebody else,
/// and no secret is among its arguments, which every account of the computer can read.
package struct HTTPClient: Sendable {
  package init() {}

  func answer(
    to request: HTTPRequest, until deadline: ContinuousClock.Instant
  ) throws(HTTPFault) -> HTTPAnswer {
    guard ContinuousClock.now < deadline else { throw .deadline }
    let settings = try AnonymousFile(Self.settings(of: request))
    let body = try AnonymousFile(request.body)
    let head = try AnonymousFile([])
    let curl = try ChildProcess(
      "curl", Self.arguments, input: body.descriptor, error: head.descriptor,
      settings: settings.descriptor)
    let kept = curl.output(atMost: HTTPAnswer.limit, until: deadline)
    switch kept {
    case .late: throw .deadline
    case .tooLong: throw .tooLong
    case .ended(let bytes, let code):
      if let fault = HTTPFault(curl: code) { throw fault }
      guard let answer = HTTPAnswer(head: try head.text(), body: bytes) else { throw .broken }
      return answer
    }
  }

  /// The person's own settings of curl stay out.
  private static let arguments = [
    "--disable", "--config", "/dev/fd/\(ChildProcess.settingsDescriptor)",
  ]

  /// In curl's own language of settings.
  static func settings(of request: HTTPRequest) -> [UInt8] {
    var lines = [
      "silent", "globoff", "suppress-connect-headers", #"proto = "=http,https""#,
      #"request = "POST""#, #"data-binary = "@-""#,
      #"write-out = "%{stderr}%{http_code} %header{retry-after}""#,
      // No waiting for leave to send what is long.
      #"header = "Expect:""#, "url = \(quoted(request.url))",
    ]
    lines += request.headers.map { name, value in "header = \(quoted("\(name): \(value)"))" }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\\", "\"": "\\\(scalar)"
      // A line's end would begin another header.
      case "\r", "\n", "\0": " "
      case _: String(scalar)
      }
    }
    return "\"\(escaped.joined())\""
  }
}

extension HTTPAnswer {
  /// As `write-out` has it: a status of three digits, a space, and a header that may be missing.
  init?(head: String, body: [UInt8]) {
    let parts = head.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let status = Int(first), status >= 100 else { return nil }
    let later = parts.count > 1 ? String(parts[1]) : ""
    self.init(status: status, retryAfter: later.isEmpty ? nil : later, body: body)
  }
}

extension HTTPFault {
  /// What curl's exit code means (its manual, "Exit codes"); nothing for an answer.
  init?(curl code: Int32) {
    switch code {
    case 0: return nil
    case 5, 6, 7: self = .unreachable
    case 28: self = .deadline
    case 51, 60, 77, 83, 90, 91: self = .untrusted
    case _: self = .broken
    }
  }
}
