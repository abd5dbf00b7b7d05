import ChartExport
import Interview
import Testing

/// What staff did to an interview, as a chart is told.
@Suite struct StaffNoteTests {
  @Test("Who the patient is, who changed what and why, and that nobody has signed yet")
  func changedByStaff() throws {
    let note = try Sample.sleep().note(try reviewed())
    #expect(
      note == """
        PATIENT QUESTIONNAIRE (SELF-REPORTED, KIOSK)
        Sleep check
        Record number: 42-7
        Name:          Eva Núñez
        Date of birth: 1980-03-25
        Started:       2026-11-21 09:20 +01:00
        Ended:         2026-11-21 09:25 +01:00
        Ticket:        17
        Answered in:   English
        Preliminary: not signed.

        SAFETY
        No warning sign was reported.
        - Acknowledged (call for staff): AR, Ana Ruiz, 2026-11-21 09:26 +01:00, after 1
          min 35 s

        SUGGESTION (NOT AN ORDER, NOT A DIAGNOSIS)
        Carry on
        - Rule: S2
        - Reasons: none
        - For the nurse: Short sleep: no. Can be changed: no. Woken by: Noise.
        - Shown to the patient (English):
            Nothing needs to be looked at today.
            The leaflet has ideas for better nights.
            This is not a diagnosis.

        CHANGED ANSWERS
        - How many hours do you sleep in a usual night?
            Patient, 2026-11-21 09:20 +01:00: 5 (0-12)
            Patient, 2026-11-21 09:20 +01:00: 6 (0-12)
            Ana Ruiz, 2026-11-21 09:27 +01:00: 8 (0-12). Reason: misheard (undone)
            Ben Koch, 2026-11-21 09:27 +01:00: 9 (0-12). Reason: a night of the week,
            not the weekend, was meant by this person

        ANSWERS

        YOUR SLEEP
        - Has anyone seen you stop breathing while you sleep?
            No
        - How many hours do you sleep in a usual night?
            9 (0-12)
        - What wakes you up?
            Noise (not counted: the question is not asked)

        RECORD
        Questionnaire: sleep-check|1.0.0
        Rules SHA-256: 5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e
        Session:       k7w2m9
        Events:        12
        Status:        For trying things out. It says nothing about anybody's sleep.

        """)
  }

  @Test("A signature is said with its revision, in Spanish too, and a change after it ends it")
  func signed() throws {
    let sample = try Sample.sleep()
    var visit = try reviewed()
    visit.staff(.signed(Self.verdict), by: "ben", at: 600)
    let spanish = sample.note(visit, in: "es")
    #expect(
      spanish.hasPrefix(
        """
        CUESTIONARIO DEL PACIENTE (CONTESTADO POR LA PERSONA, QUIOSCO)
        Control del sueño
        N.º de historia:     42-7
        Nombre:              Eva Núñez
        Fecha de nacimiento: 1980-03-25
        Inicio:              2026-11-21 09:20 +01:00
        Fin:                 2026-11-21 09:25 +01:00
        Turno:               17
        Contestado en:       English
        Firmado por Ben Koch, 2026-11-21 09:30 +01:00, revisión 1.

        SEGURIDAD
        No se informó ninguna señal de alerta.
        - Aviso atendido (llamada al personal): AR, Ana Ruiz, 2026-11-21 09:26 +01:00,
          tras 1 min 35 s

        """))
    #expect(spanish.contains("8 (0-12). Motivo: misheard (deshecho)\n"))
    visit.staff(.cleared("disturbed-by"), at: 700)
    #expect(sample.note(visit).contains("\nPreliminary: not signed.\n"))
    visit.staff(.signed(Self.verdict), at: 800)
    #expect(
      sample.note(visit).contains(
        "\nSigned by Ana Ruiz, 2026-11-21 09:33 +01:00, revision 2.\n"))
  }

  @Test("That an interview is void comes before everything else")
  func void() throws {
    var visit = try reviewed()
    visit.staff(.voided(reason: "opened\ttwice"), at: 700)
    #expect(
      try Sample.sleep().note(visit).hasPrefix(
        """
        VOID: opened twice
        Ana Ruiz, 2026-11-21 09:31 +01:00

        PATIENT QUESTIONNAIRE (SELF-REPORTED, KIOSK)
        Sleep check
        Record number: 42-7

        """))
    #expect(try Sample.sleep().note(visit, in: "es").hasPrefix("ANULADO: opened twice\n"))
  }

  @Test("A safety answer of the day before is not known, unless it was signed in time")
  func outdated() throws {
    let sample = try Sample.sleep()
    var visit = try sample.sent(
      sample.session([
        .answer("stops-breathing", .codes(["no"])), .answer("hours", .number(8)),
      ]))
    #expect(!sample.note(visit, asOf: 86_400).contains("NOT KNOWN"))
    let old = sample.note(visit, asOf: 86_401)
    #expect(
      old.contains(
        """

        SAFETY
        - URGENT: See someone
        - NOT KNOWN: Has anyone seen you stop breathing while you sleep?
            No (not known: more than 24 hours old)

        SUGGESTION (NOT AN ORDER, NOT A DIAGNOSIS)
        See someone
        - Rule: S1

        """))
    #expect(old.contains("\n- The patient was shown another result: carry-on (S2)\n"))
    #expect(
      old.contains(
        """
        YOUR SLEEP
        - Has anyone seen you stop breathing while you sleep?
            No (not known: more than 24 hours old)
        - How many hours do you sleep in a usual night?
            8 (0-12)

        """))
    #expect(
      sample.note(visit, in: "es", asOf: 86_401)
        .contains("    No (no se sabe: de hace más de 24 horas)\n"))
    visit.staff(.signed(Self.verdict), at: 600)
    #expect(!sample.note(visit, asOf: 90_000).contains("NOT KNOWN"))
  }

  @Test("A warning is never too old")
  func oldWarning() throws {
    let sample = try Sample.sleep()
    let visit = try sample.session([.answer("stops-breathing", .codes(["yes"]))])
    let note = sample.note(visit, asOf: 900_000)
    #expect(note.contains("\n- SAME DAY: Breathing stops during sleep\n"))
    #expect(!note.contains("24 hours"))
  }

  @Test("What the patient was shown is told as it stood there, whatever staff changed since")
  func shown() throws {
    let sample = try Sample.sleep()
    var visit = try sample.sent(
      sample.session([
        .answer("stops-breathing", .codes(["yes"])), .answer("hours", .number(8)),
      ]))
    let before = sample.note(visit)
    #expect(before.contains("\n    Someone saw you stop breathing. It is quickly checked.\n"))
    visit.staff(.amended("hours", .number(5), reason: "misheard"), at: 400)
    #expect(
      sample.note(visit).contains(
        "\n    Someone saw you stop breathing. It is quickly checked.\n"))
    visit.staff(.amended("stops-breathing", .codes(["no"]), reason: "misheard"), at: 410)
    #expect(
      sample.note(visit).contains("\n- The patient was shown another result: see-someone (S1)\n"))
  }

  @Test("An interview that staff asked does not claim to be the patient's own")
  func askedByStaff() throws {
    let sample = try Sample.sleep()
    var visit = try sample.session([])
    visit.staff(.received, at: 0)
    visit.staff(.entered("hours", .number(8)), by: "gone", at: 60)
    visit.staff(.amended("hours", .number(7), reason: "typing"), by: "gone", at: 70)
    let note = sample.note(visit)
    #expect(note.hasPrefix("PATIENT QUESTIONNAIRE (ASKED BY STAFF)\n"))
    #expect(note.contains("\nPreliminary: not signed.\nNOT FINISHED\n"))
    #expect(note.contains("\n    gone, 2026-11-21 09:21 +01:00: 8 (0-12)\n"))
    #expect(
      sample.note(visit, in: "es")
        .hasPrefix("CUESTIONARIO DEL PACIENTE (PREGUNTADO POR EL PERSONAL)\n"))
    visit.staff(.signed(Self.verdict), at: 80)
    #expect(!sample.note(visit).contains("NOT FINISHED"))
  }

  @Test("Free text of staff cannot hide or reorder the words around it")
  func hostileText() throws {
    let sample = try Sample.sleep()
    let hostile = "x\u{1B}[2J\u{202E}" + String(repeating: "y", count: 200)
    var visit = try sample.sent(sample.session([.answer("hours", .number(8))]))
    visit.staff(.amended("hours", .number(7), reason: hostile), at: 400)
    visit.staff(
      .acknowledged(.init(initials: hostile, alert: .emergency, delayMilliseconds: -5)), at: 410)
    visit.staff(
      .identified(PatientIdentity(recordNumber: hostile, name: hostile, birthDate: nil)), at: 420)
    visit.staff(.voided(reason: hostile), by: StaffMember.ID(hostile), at: 430)
    let note = sample.note(visit)
    #expect(note.contains("after 0 s\n"))
    for line in note.split(separator: "\n") {
      #expect(line.count <= 80)
      #expect(!line.unicodeScalars.contains { $0.value < 0x20 || $0 == "\u{202E}" })
    }
  }

  @Test(
    "A delay is said in its two largest parts",
    arguments: [
      (999, "0 s"), (45_000, "45 s"), (60_000, "1 min 0 s"), (95_000, "1 min 35 s"),
      (7_500_000, "2 h 5 min"),
    ] as [(Int64, String)])
  func delays(milliseconds: Int64, words: String) throws {
    let sample = try Sample.sleep()
    var visit = try sample.session([])
    visit.staff(
      .acknowledged(
        .init(initials: "AR", alert: .emergency, delayMilliseconds: milliseconds)), at: 10)
    let acknowledged = sample.note(visit).split(separator: "\n").drop {
      !$0.hasPrefix("- Acknowledged (emergency): AR, Ana Ruiz,")
    }
    let text = acknowledged.prefix { $0.first == "-" || $0.first == " " }
      .map { $0.drop { $0 == " " } }.joined(separator: " ")
    #expect(text.hasSuffix("after \(words)"))
  }

  /// Finished at the kiosk, then acknowledged, identified and amended by staff.
  private func reviewed() throws -> Visit {
    let sample = try Sample.sleep()
    var visit = try sample.sent(
      sample.session([
        .answer("stops-breathing", .codes(["no"])), .answer("hours", .number(5)),
        .answer("hours", .number(6)), .answer("disturbed-by", .codes(["noise"])),
      ]))
    visit.staff(
      .acknowledged(.init(initials: "AR", alert: .staff, delayMilliseconds: 95_000)), at: 407)
    let identity = PatientIdentity(
      recordNumber: "42-7", name: "Eva Núñez", birthDate: CalendarDate("1980-03-25"))
    visit.staff(.identified(identity), at: 420)
    visit.staff(.amended("hours", .number(8), reason: "misheard"), at: 430)
    visit.staff(.undone("hours"), at: 440)
    visit.staff(
      .amended(
        "hours", .number(9),
        reason: "a night of the week, not the weekend, was meant by this person"),
      by: "ben", at: 450)
    return visit
  }

  private static let verdict = SessionEvent.Verdict(outcome: "carry-on", rule: "S2")
}
