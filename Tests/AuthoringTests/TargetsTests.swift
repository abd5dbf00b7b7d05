import Interview
import Testing

@testable import Authoring

@Suite("A file of targets")
struct TargetsTests {
  private static let places: [String: Targets.Place] = [
    "/etc/c/spool": .folder, "/mnt/closed": .closedFolder, "/etc/c/token": .file(rights: 0o600),
    "/etc/c/open": .file(rights: 0o644), "/etc/c/key.pem": .file(rights: 0o400),
    "/etc/c/shut": .closedFile, "/etc/c/mirth.yaml": .file(rights: 0o644),
  ]

  private func reading(_ text: String) -> (targets: Targets?, diagnostics: [Diagnostic]) {
    Targets.reading(
      SourceFile(name: "targets.yaml", displayPath: "/etc/c/targets.yaml", text: text),
      looking: { Self.places[$0] ?? .nothing })
  }

  private func picture(_ text: String) -> String {
    String(DiagnosticRenderer.text(reading(text).diagnostics).dropLast())
  }

  @Test("Three kinds of targets are read, with paths that count from the file")
  func whole() {
    let (targets, diagnostics) = reading(
      """
      targets:
        - id: import
          kind: spool
          format: text
          folder: spool
          unsigned: yes
        - id: lab
          kind: mllp
          format: hl7v2
          host: engine.clinic.example
          port: 2575
          profile: mirth.yaml
          timeout: 20
          facility: "Clinic: East"
          record-number-system: urn:oid:1.2.3
        - id: chart
          kind: fhir
          format: fhir
          url: https://fhir.example.org/r4/
          base: http://clinic.example/fhir/
          smart:
            client-id: candidacy
            key-id: k1
            key-file: /etc/c/key.pem
            token-url: https://fhir.example.org/token
      """)
    #expect(diagnostics == [])
    let none = Targets.Settings(base: nil, recordNumberSystem: nil, facility: nil)
    #expect(
      targets?.targets == [
        Targets.Target(
          name: "import", way: .spool(folder: "/etc/c/spool"), format: .text, profile: nil,
          settings: none, unsigned: .sent, patience: .seconds(30)),
        Targets.Target(
          name: "lab", way: .mllp(host: "engine.clinic.example", port: 2575), format: .hl7v2,
          profile: "/etc/c/mirth.yaml",
          settings: Targets.Settings(
            base: nil, recordNumberSystem: "urn:oid:1.2.3", facility: "Clinic: East"),
          unsigned: .kept, patience: .seconds(20)),
        Targets.Target(
          name: "chart",
          way: .fhir(
            url: "https://fhir.example.org/r4",
            .smart(
              clientID: "candidacy", keyID: "k1", keyFile: "/etc/c/key.pem",
              tokenURL: "https://fhir.example.org/token", scope: "system/*.*")),
          format: .fhir, profile: nil,
          settings: Targets.Settings(
            base: "http://clinic.example/fhir", recordNumberSystem: nil, facility: nil),
          unsigned: .kept, patience: .seconds(30)),
      ])
  }

  @Test("A key that is misspelt is shown with the nearest, and not missed as well")
  func misspelt() {
    #expect(
      picture(
        """
        targets:
          - id: import
            kind: spool
            format: text
            foldr: spool
        """) == """
          error[unknown-key]: a target has no key `foldr`
           --> /etc/c/targets.yaml:5:5
            |
          5 |     foldr: spool
            |     ^^^^^ did you mean `folder`?
          """)
  }

  @Test("What a target needs and does not have is said where the target begins")
  func missing() {
    #expect(
      picture(
        """
        targets:
          - id: lab
            kind: mllp
        """) == """
          error[missing-key]: a target needs `format`
           --> /etc/c/targets.yaml:2:5
            |
          2 |   - id: lab
            |     ^^

          error[missing-key]: a target needs `host`
           --> /etc/c/targets.yaml:2:5
            |
          2 |   - id: lab
            |     ^^

          error[missing-key]: a target needs `port`
           --> /etc/c/targets.yaml:2:5
            |
          2 |   - id: lab
            |     ^^
          """)
  }

  @Test("A secret that others may read is told, with the cure")
  func openSecret() {
    #expect(
      picture(
        """
        targets:
          - id: chart
            kind: fhir
            format: fhir
            url: https://fhir.example.org
            token-file: open
        """) == """
          error[open-secret]: others may read or write `/etc/c/open`: its rights are 0644
           --> /etc/c/targets.yaml:6:17
            |
          6 |     token-file: open
            |                 ^^^^ give it to this account alone: `chmod 600 /etc/c/open`
          """)
  }

  @Test("A chart is never sent for everybody on the way to read")
  func openAddress() {
    #expect(
      picture(
        """
        targets:
          - {id: chart, kind: fhir, format: fhir, url: "http://fhir.example.org"}
        """) == """
          error[open-address]: `http://fhir.example.org` would send the chart for everybody on the way to read
           --> /etc/c/targets.yaml:2:48
            |
          2 |   - {id: chart, kind: fhir, format: fhir, url: "http://fhir.example.org"}
            |                                                ^^^^^^^^^^^^^^^^^^^^^^^^^ begin it with `https://`; `http://` is for this computer alone
          """)
  }

  @Test(
    "This computer may be spoken to in the open",
    arguments: ["http://127.0.0.1:8080/fhir", "http://localhost", "http://[::1]:80/"])
  func loopback(_ url: String) {
    #expect(
      reading("targets: [{id: c, kind: fhir, format: fhir, url: \"\(url)\"}]").targets != nil)
  }

  @Test(
    "Each thing that cannot work is told by its name",
    arguments: [
      ("id: a, kind: spool, format: text, folder: none", ["no-folder"]),
      ("id: a, kind: spool, format: text, folder: /mnt/closed", ["closed-folder"]),
      ("id: a, kind: spool, format: txt, folder: spool", ["not-one-of"]),
      ("id: a, kind: mail, format: text, folder: spool", ["not-one-of"]),
      ("id: a b, kind: spool, format: text, folder: spool", ["not-a-name"]),
      ("id: a, kind: spool, format: text, folder: spool, port: 1", ["stray-key"]),
      ("id: a, kind: spool, format: text, folder: spool, unsigned: maybe", ["not-yes-or-no"]),
      ("id: a, kind: mllp, format: fhir, host: h, port: 1", ["wrong-format"]),
      ("id: a, kind: mllp, format: mdm, host: h, port: 0", ["not-one-of"]),
      ("id: a, kind: mllp, format: mdm, host: h, port: x", ["not-a-whole-number"]),
      ("id: a, kind: mllp, format: mdm, host: h, port: 1, profile: no.yaml", ["no-file"]),
      ("id: a, kind: mllp, format: mdm, host: h, port: 1, timeout: 0", ["not-one-of"]),
      ("id: a, kind: fhir, format: fhir, url: fhir.example.org", ["not-an-address"]),
      ("id: a, kind: fhir, format: fhir, url: 'https://u:p@h'", ["not-an-address"]),
      ("id: a, kind: fhir, format: fhir, url: 'https://h', token-file: shut", ["closed-file"]),
      (
        "id: a, kind: fhir, format: fhir, url: 'https://h', token-file: token, smart: {client-id: "
          + "a, key-id: k, key-file: key.pem, token-url: 'https://h'}", ["two-secrets"]
      ),
      (
        "id: a, kind: fhir, format: fhir, url: 'https://h', smart: {client-id: a}",
        ["missing-key", "missing-key", "missing-key"]
      ),
      ("id: a, kind: spool, format: text, folder: spool, base: clinic", ["not-an-address"]),
    ])
  func faults(_ target: String, _ codes: [String]) {
    let (targets, diagnostics) = reading("targets: [{\(target)}]")
    #expect(diagnostics.map(\.code) == codes)
    #expect(targets == nil)
  }

  @Test("Two targets of one name are told apart by nobody")
  func duplicate() {
    #expect(
      picture(
        """
        targets:
          - {id: a, kind: spool, format: text, folder: spool}
          - {id: a, kind: spool, format: pdf, folder: spool}
        """) == """
          error[duplicate-target]: there is already a target `a`
           --> /etc/c/targets.yaml:3:10
            |
          3 |   - {id: a, kind: spool, format: pdf, folder: spool}
            |          ^ first at line 2
          """)
  }

  @Test(
    "What is no list of targets is refused",
    arguments: [
      ("", "empty-file"), ("targets: []", "empty-list"), ("- a", "wrong-shape"),
      ("targets: &a []", "anchor"), ("targets: [", "yaml-syntax"), ("other: 1", "unknown-key"),
    ])
  func shapes(_ text: String, _ code: String) {
    #expect(reading(text).diagnostics.first?.code == code)
    #expect(reading(text).targets == nil)
  }
}
