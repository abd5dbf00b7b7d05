import ChartExport
import Interview
import Testing

@Suite struct TextNoteTests {
  @Test("A finished interview, with a warning that was taken back and answers that were changed")
  func finished() throws {
    let sample = try Sample.sleep()
    let session = try sample.session([
      .answer("stops-breathing", .codes(["yes"])), .answer("stops-breathing", .codes(["no"])),
      .answer("hours", .number(5)), .answer("hours", .number(6)),
      .answer("disturbed-by", .codes(["noise", "worries"])),
    ])
    let note = sample.note(try sample.sent(session))
    #expect(
      note == """
        PATIENT QUESTIONNAIRE (SELF-REPORTED, KIOSK)
        Sleep check
        Patient:     Not identified
        Started:     2026-11-21 09:20 +01:00
        Ended:       2026-11-21 09:25 +01:00
        Ticket:      17
        Answered in: English
        Preliminary: not signed.

        SAFETY
        - URGENT: See someone
        - NOT KNOWN: Has anyone seen you stop breathing while you sleep?
        - Warning answer taken back: Has anyone seen you stop breathing while you sleep?
            Yes -> No

        SUGGESTION (NOT AN ORDER, NOT A DIAGNOSIS)
        See someone
        - Rule: S1
        - Reasons: not-known (We do not know whether you stop breathing.)
        - For the nurse: Reported: Not known: Breathing stops during sleep. Missing:
          stops-breathing.
        - Shown to the patient (English):
            Please talk to the staff about your sleep.
            We do not know whether you stop breathing. It is quickly checked.
            This is not a diagnosis.

        UNKNOWN
        - Has anyone seen you stop breathing while you sleep?
            No (warning answer taken back)

        CHANGED ANSWERS
        - Has anyone seen you stop breathing while you sleep?
            Yes -> No
        - How many hours do you sleep in a usual night?
            5 (0-12) -> 6 (0-12)

        ANSWERS

        YOUR SLEEP
        - Has anyone seen you stop breathing while you sleep?
            No (warning answer taken back)
        - How many hours do you sleep in a usual night?
            6 (0-12)
        - What wakes you up?
            Noise; Worries

        RECORD
        Questionnaire: sleep-check|1.0.0
        Rules SHA-256: 5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e
        Session:       k7w2m9
        Events:        9
        Status:        For trying things out. It says nothing about anybody's sleep.

        """)
  }

  @Test("A Spanish note about an interview that is not finished and has a warning question open")
  func spanish() throws {
    let sample = try Sample.sleep()
    let session = try sample.session(
      in: "es", [.answer("hours", .number(8)), .skip("stops-breathing")])
    let note = sample.note(session, in: "es")
    #expect(
      note == """
        CUESTIONARIO DEL PACIENTE (CONTESTADO POR LA PERSONA, QUIOSCO)
        Control del sueño
        Paciente:      Sin identificar
        Inicio:        2026-11-21 09:20 +01:00
        Turno:         17
        Contestado en: Español
        Preliminar: sin firmar.
        NO TERMINADO

        SEGURIDAD
        - URGENTE: Hable con alguien
        - NO SE SABE: ¿Alguien ha visto que deja de respirar al dormir?

        SUGERENCIA (NO ES UNA ORDEN NI UN DIAGNÓSTICO)
        NO TERMINADO
        Hable con alguien
        - Regla: S1
        - Razones: not-known (No sabemos si usted deja de respirar.)
        - Para enfermería: Informado: No se sabe: Deja de respirar al dormir. Falta:
          stops-breathing.
        - No se mostró ninguna sugerencia a la persona.

        NO SE SABE
        Sin respuesta:
        - ¿Alguien ha visto que deja de respirar al dormir?

        RESPUESTAS

        SU SUEÑO
        - ¿Cuántas horas duerme en una noche normal?
            8 (0-12)

        REGISTRO
        Cuestionario:   sleep-check|1.0.0
        Reglas SHA-256: 5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e
        Sesión:         k7w2m9
        Eventos:        3
        Estado:         Para hacer pruebas. No dice nada del sueño de nadie.

        """)
  }

  @Test("An interview that ran with other rules and was shown another result")
  func otherRules() throws {
    let sample = try Sample.sleep()
    let session = try sample.session(
      digest: "a1b2c3",
      [.answer("stops-breathing", .codes(["no"])), .answer("hours", .number(8))],
      ending: [.submit(.init(outcome: "see-someone", rule: "S1")), .close(.finished)])
    let note = sample.note(session)
    #expect(note.contains("\n- The patient was shown another result: see-someone (S1)\n"))
    #expect(
      note.hasSuffix(
        """
        - These are not the rules that ran. The rules that ran had SHA-256 a1b2c3.

        """))
  }

  @Test("No line is wider than 80 columns, ends in a blank or holds a tab", arguments: codes)
  func width(code: String) throws {
    let sample = try Sample.shipped()
    for example in sample.loaded.cases {
      var session = try sample.session([])
      for item in sample.loaded.form.items {
        guard let answer = example.answers[item.id] else { continue }
        try session.act(.answer(item.id, answer))
      }
      let text = Answer.text(
        String(repeating: "x", count: 110) + " \u{1B}[2J\t\u{202E}"
          + String(repeating: "疼", count: 70))
      try session.act(.answer("exam-muscle", text))
      let note = sample.note(session, in: Language(code))
      #expect(note.contains("疼"))
      #expect(note.hasSuffix("\n"))
      for line in note.split(separator: "\n") {
        #expect(line.reduce(0) { $0 + ($1 == "疼" ? 2 : 1) } <= 80)
        #expect(line.last != " ")
        #expect(!line.unicodeScalars.contains { $0.value < 0x20 || $0 == "\u{202E}" })
      }
    }
  }

  static let codes = ["en", "es"]
}
