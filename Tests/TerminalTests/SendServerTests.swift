import Foundation
import FoundationNetworking
import Interview
import TerminalHarness
import Testing

@testable import candidacy

@Suite(
  "Sending to a FHIR server that others wrote",
  .enabled(if: OutsideReceivers.areThere, Comment(rawValue: OutsideReceivers.reason)))
struct SendServerTests {
  let clinic: SendClinic

  init() throws {
    clinic = try SendClinic()
  }

  private static let base = "https://clinic.example/fhir"

  @Test("A session posted twice is stored once, by a token, and a later revision by SMART")
  func twice() async throws {
    let port = try OutsideReceivers.freePort()
    let data = try clinic.folder("data")
    let ticket = try clinic.sign(patient: 1)
    try clinic.write("t0ken\n", to: "token")
    try await bearer(port, data)
    try clinic.act(.amended("pain-now", .number(2), reason: "typing"), on: ticket)
    try clinic.sign(again: ticket)
    try await smart(try OutsideReceivers.freePort(), data)
  }

  private func bearer(_ port: UInt16, _ data: String) async throws {
    let server = try OutsideReceivers.start(
      "fhir_server.py", ["--port", "\(port)", "--data", data, "--bearer", "t0ken"],
      output: clinic.path("server.log"))
    defer { server.kill() }
    try await wait(for: port)
    let patient = """
      {"resourceType":"Patient","identifier":[{"system":"\(Self.base)/mrn","value":"MRN-771"}]}
      """
    #expect(try await ask(port, "/Patient", patient).status == 201)
    // Of nobody whom the server knows.
    let stranger = try clinic.sign(patient: 2)
    let target = "kind: fhir, format: fhir, url: 'http://127.0.0.1:\(port)/fhir', token-file: token"
    try clinic.targets(
      "id: chart, \(target), base: '\(Self.base)'", "id: again, \(target), base: '\(Self.base)'")
    let sender = try SendProcess(
      Product.executable(), clinic.arguments, output: clinic.path("log"))
    for line in ["1 chart: not sent", "2 again: not sent", "3 chart: sent", "4 again: sent"] {
      try sender.wait(until: line)
    }
    sender.kill()
    for secret in SendClinic.secrets { #expect(!sender.output.contains(secret)) }
    let known = try clinic.outbox.entries.filter {
      try $0.letter.session != clinic.id(of: stranger)
    }
    #expect(Set(known.map(\.letter.digest)).count == 1)
    for type in ["QuestionnaireResponse", "DocumentReference", "GuidanceResponse"] {
      let answer = try await ask(port, "/\(type)?_summary=count", nil)
      #expect(answer.body.contains("\"total\":1"), "\(type): \(answer.body)")
    }
    let waiting = try clinic.outbox.entries.filter {
      try $0.letter.session == clinic.id(of: stranger)
    }
    #expect(waiting.count == 2)
    #expect(waiting.allSatisfy { $0.lastAnswer?.hasPrefix("HTTP 404: ") == true })
  }

  private func smart(_ port: UInt16, _ data: String) async throws {
    #expect(
      try OutsideReceivers.run(
        Self.keys, [clinic.path("key.pem"), clinic.path("jwks.json")],
        output: clinic.path("keys.log")) == 0)
    let server = try OutsideReceivers.start(
      "fhir_server.py",
      ["--port", "\(port)", "--data", data, "--smart-jwks", clinic.path("jwks.json")],
      output: clinic.path("smart.log"))
    defer { server.kill() }
    try await wait(for: port)
    let url = "http://127.0.0.1:\(port)"
    try clinic.targets(
      "id: smart, kind: fhir, format: fhir, url: '\(url)/fhir', base: '\(Self.base)',"
        + " smart: {client-id: candidacy, key-id: k1, key-file: key.pem,"
        + " token-url: '\(url)/auth/token'}")
    let sender = try SendProcess(
      Product.executable(), clinic.arguments, output: clinic.path("log"))
    try sender.wait(until: "smart: sent")
    sender.kill()
    let sent = try clinic.outbox.entries.filter { entry in
      if entry.letter.target == "smart", case .sent = entry.state { true } else { false }
    }
    #expect(sent.map(\.letter.revision) == [2])
    #expect(sent.map(\.lastAnswer) == ["HTTP 200"])
  }

  private func wait(for port: UInt16) async throws {
    let end = ContinuousClock.now + .seconds(40)
    while ContinuousClock.now < end {
      do {
        _ = try await ask(port, "/metadata", nil)
        return
      } catch is URLError {
        try await Task.sleep(for: .milliseconds(100))
      }
    }
  }

  private func ask(
    _ port: UInt16, _ path: String, _ body: String?
  ) async throws -> (status: Int, body: String) {
    var request = URLRequest(url: try #require(URL(string: "http://127.0.0.1:\(port)/fhir\(path)")))
    request.setValue("Bearer t0ken", forHTTPHeaderField: "Authorization")
    request.setValue("application/fhir+json", forHTTPHeaderField: "Content-Type")
    if let body {
      request.httpMethod = "POST"
      request.httpBody = Data(body.utf8)
    }
    let (data, response) = try await URLSession.shared.data(for: request)
    let text = String(decoding: data, as: UTF8.self).replacing(" ", with: "")
    return ((response as? HTTPURLResponse)?.statusCode ?? 0, text)
  }

  /// Makes a key of curve P-384 for the sender, and its public half for the server.
  private static let keys = """
    import base64, json, os, sys
    from cryptography.hazmat.primitives import serialization as s
    from cryptography.hazmat.primitives.asymmetric import ec
    key = ec.generate_private_key(ec.SECP384R1())
    pem = key.private_bytes(s.Encoding.PEM, s.PrivateFormat.PKCS8, s.NoEncryption())
    with open(os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT, 0o600), "wb") as f: f.write(pem)
    part = lambda n: base64.urlsafe_b64encode(n.to_bytes(48, "big")).rstrip(b"=").decode()
    n = key.public_key().public_numbers()
    jwk = {"kty": "EC", "crv": "P-384", "kid": "k1", "alg": "ES384", "use": "sig",
           "key_ops": ["verify"], "x": part(n.x), "y": part(n.y)}
    json.dump({"keys": [jwk]}, open(sys.argv[2], "w"))
    """
}
