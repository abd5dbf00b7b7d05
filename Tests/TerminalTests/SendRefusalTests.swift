import Interview
import TestSupplies
import Testing

@testable import candidacy

/// What the sender says before it sends anything, and about what was refused.
@Suite("Sending that cannot be")
struct SendRefusalTests {
  let clinic: SendClinic

  init() throws {
    clinic = try SendClinic()
    try clinic.sign()
  }

  @Test("A target that is wrong is told at the start, with its line, and nothing is sent")
  func wrongTarget() throws {
    _ = try clinic.folder("in")
    try clinic.targets(
      "id: in, kind: spool, format: text, folder: in",
      "id: lab, kind: mllp, format: pdf, host: h, port: 2575")
    let path = clinic.path("targets.yaml")
    #expect(
      try clinic.send("--once")
        == .init(
          status: 1, output: "",
          errors: """
            error[wrong-format]: a target of kind `mllp` does not take `pdf`
             --> \(path):3:35
              |
            3 |   - {id: lab, kind: mllp, format: pdf, host: h, port: 2575}
              |                                   ^^^ it takes `hl7v2` or `mdm`

            """))
    #expect(try clinic.outbox.entries == [])
  }

  @Test("A receiver's profile that is wrong is told at the start, with its line")
  func wrongProfile() throws {
    try clinic.write("preset: openemr\nmdm-heder: event\n", to: "lab.yaml")
    try clinic.targets("id: l, kind: mllp, format: mdm, host: h, port: 1, profile: lab.yaml")
    #expect(
      try clinic.send("--once")
        == .init(
          status: 1, output: "",
          errors: """
            error[unknown-key]: a receiver has no key `mdm-heder`
             --> \(clinic.path("lab.yaml")):2:1
              |
            2 | mdm-heder: event
              | ^^^^^^^^^ did you mean `mdm-header`?

            """))
  }

  @Test("A token or key that others may read is told with its rights and the cure")
  func openSecrets() throws {
    try clinic.write("t0ken", to: "token", rights: 0o640)
    try clinic.write("key", to: "key.pem", rights: 0o604)
    try clinic.targets(
      "id: a, kind: fhir, format: fhir, url: 'https://h', token-file: token",
      "id: b, kind: fhir, format: fhir, url: 'https://h', smart: {client-id: c, key-id: k, "
        + "key-file: key.pem, token-url: 'https://h/t'}")
    let run = try clinic.send("--once")
    #expect(run.status == 1)
    #expect(run.output == "")
    let told = run.errors.split(separator: "\n").filter { $0.hasPrefix("error") }
    #expect(told.count == 2)
    #expect(told.allSatisfy { $0.hasPrefix("error[open-secret]: others may read or write `/") })
    #expect(told.map { $0.suffix(22) } == ["`: its rights are 0640", "`: its rights are 0604"])
    #expect(
      run.errors.contains(
        "give it to this account alone: `chmod 600 \(clinic.path("token"))`\n"))
    #expect(!run.errors.contains("t0ken"))
  }

  @Test("An empty token, and a key that is none, are told without what they hold")
  func uselessSecrets() throws {
    try clinic.write(" \n", to: "token")
    try clinic.targets("id: a, kind: fhir, format: fhir, url: 'https://h', token-file: token")
    #expect(
      try clinic.send("--once")
        == .init(status: 1, output: "", errors: "\(clinic.path("token")) is empty.\n"))
    try clinic.write("s3cret", to: "key.pem")
    try clinic.targets(
      "id: b, kind: fhir, format: fhir, url: 'https://h', smart: {client-id: c, key-id: k, "
        + "key-file: key.pem, token-url: 'https://h/t'}")
    #expect(
      try clinic.send("--once")
        == .init(
          status: 1, output: "",
          errors: "\(clinic.path("key.pem")) holds no private key of curve P-384 in PEM form.\n"))
  }

  @Test("No file of targets, and two wishes at once, are told as wrong use")
  func wrongUse() throws {
    #expect(
      try clinic.send("--once")
        == .init(
          status: 2, output: "",
          errors: "There is no file of targets at \(clinic.path("targets.yaml")): write one, or"
            + " name another with --targets.\n"))
    #expect(try clinic.send("--list", "--release", "1").status == 2)
    #expect(
      try clinic.send("--release", "1")
        == .init(
          status: 2, output: "",
          errors: "There is no 1 in the outbox: `candidacy send --list` numbers what there is.\n"))
  }

  @Test("What a receiver refused is shown in its own words, and released it is taken")
  func released() throws {
    // Refuses the first and takes the second, as a receiver does that somebody has put right.
    let listener = try Listener { number, peer in
      peer.readFrame()
      let name = HL7Listener.name(of: peer.seen)
      peer.write(
        HL7Listener.answer(
          number == 1 ? "AR" : "AA", to: name, "ERR|||204^Unknown key^HL70357|E||||No such ward\r"))
    }
    try clinic.targets(
      "id: lab, kind: mllp, format: hl7v2, host: 127.0.0.1, port: \(listener.port),"
        + " profile: lab.yaml")
    try clinic.write("document: text\n", to: "lab.yaml")
    #expect(
      try clinic.send("--once")
        == .init(
          status: 1, output: "1 lab: refused for good; candidacy send --list says why\n",
          errors: ""))
    #expect(try clinic.send("--once").output == "")
    let list = try clinic.send("--list").output.split(separator: "\n")
      .map { $0.split(separator: " ").joined(separator: " ") }
    #expect(list.count == 2)
    #expect(list.first == "NUMBER TARGET FORMAT TICKET REVISION STATE TRIES ANSWER")
    #expect(list.last?.hasPrefix("1 lab hl7v2 1 1 refused 20") == true)
    #expect(list.last?.hasSuffix(" 1 AR: 204^Unknown key^HL70357: No such ward") == true)
    #expect(
      try clinic.send("--release", "1")
        == .init(status: 0, output: "1 is tried again.\n", errors: ""))
    #expect(
      try clinic.send("--once") == .init(status: 0, output: "1 lab: sent\n", errors: ""))
    #expect(
      try clinic.send("--release", "1").errors
        == "1 was not refused for good, so there is nothing to release.\n")
    let requests = listener.requests(2)
    #expect(requests.count == 2)
    #expect(requests.first == requests.last)
  }
}
