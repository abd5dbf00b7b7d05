@testable import ChartExport
import Interview
import Testing

@Suite struct ASCIINoteTests {
  @Test("A Spanish note keeps its words and its shape")
  func spanish() throws {
    let sample = try Sample.sleep()
    var visit = try sample.sent(sample.session(in: "es", [.answer("hours", .number(8))]))
    let identity = PatientIdentity(
      recordNumber: "42-7", name: "Eva Núñez Straße 疼痛 ☃", birthDate: nil)
    visit.staff(.identified(identity), at: 420)
    #expect(
      ASCIINote.text(of: sample.note(visit, in: "es"), in: "es") == """
        CUESTIONARIO DEL PACIENTE (CONTESTADO POR LA PERSONA, QUIOSCO)
        Control del sueno
        N.o de historia: 42-7
        Nombre:          Eva Nunez Strasse ?? ?
        Inicio:          2026-11-21 09:20 +01:00
        Fin:             2026-11-21 09:25 +01:00
        Turno:           17
        Contestado en:   Espanol
        Preliminar: sin firmar.

        SEGURIDAD
        - URGENTE: Hable con alguien
        - NO SE SABE: ?Alguien ha visto que deja de respirar al dormir?

        SUGERENCIA (NO ES UNA ORDEN NI UN DIAGNOSTICO)
        Hable con alguien
        - Regla: S1
        - Razones: not-known (No sabemos si usted deja de respirar.)
        - Para enfermeria: Informado: No se sabe: Deja de respirar al dormir. Falta:
          stops-breathing.
        - Lo que vio la persona (Espanol):
            Hable con el personal sobre su sueno.
            No sabemos si usted deja de respirar. Se revisa rapido.
            Esto no es un diagnostico.

        NO SE SABE
        Sin respuesta:
        - ?Alguien ha visto que deja de respirar al dormir?

        RESPUESTAS

        SU SUENO
        - ?Cuantas horas duerme en una noche normal?
            8 (0-12)

        REGISTRO
        Cuestionario:   sleep-check|1.0.0
        Reglas SHA-256: 5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e
        Sesion:         k7w2m9
        Eventos:        5
        Estado:         Para hacer pruebas. No dice nada del sueno de nadie.

        3 signos no se pueden escribir en ASCII y figuran como ?.

        """)
  }

  @Test(
    "A character is written by its likeness, and what has none is counted",
    arguments: [
      ("niño ÀÉÜ Łódź ﬁ", "nino AEU Lodz fi\n", 0),
      ("“a” – ‘b’… ½ ≥ °", "\"a\" - 'b'... 1/2 >= o\n", 0),
      ("e\u{301} n\u{303}", "e n\n", 0), ("疼", "?\n", 1), ("👩‍⚕️🇲🇽", "??\n", 2), ("\u{FFFD}", "?\n", 1),
      ("Ж Ω א", "? ? ?\n", 3), ("¿sí?", "?si?\n", 0), ("ﬃ", "ffi\n", 0),
    ])
  func likenesses(text: String, ascii: String, unlike: Int) {
    let sentence =
      switch unlike {
      case 0: ""
      case 1: "\n1 character cannot be written in ASCII and stands as ?.\n"
      case _: "\n\(unlike) characters cannot be written in ASCII and stand as ?.\n"
      }
    #expect(ASCIINote.text(of: text + "\n", in: "en") == ascii + sentence)
  }

  @Test("A line that grows too wide goes on under the beginning of its words")
  func wide() {
    let words = Array(repeating: "¾€", count: 26).joined(separator: " ")
    #expect(
      ASCIINote.text(of: "Label:  \(words)\n- \(words)\n    \(words)\n", in: "en") == """
        Label:  3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR
                3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR
                3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR
        - 3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR
          3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR
          3/4EUR 3/4EUR 3/4EUR 3/4EUR
            3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR
            3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR 3/4EUR
            3/4EUR 3/4EUR 3/4EUR 3/4EUR

        """)
    let long = String(repeating: "½", count: 78)
    for line in ASCIINote.text(of: "- \(long)\n", in: "en").split(separator: "\n") {
      #expect(line.utf8.count <= 80)
    }
  }

  @Test("Notes of sessions by lot pass their own check in both languages")
  func random() throws {
    for record in try AnalysisPatients.records(40, seed: 12) {
      for language in ["en", "es"] {
        let note = try ASCIINote.text(of: TextNote(record, in: Language(language)))
        #expect(note.utf8.allSatisfy { $0 == 0x0A || 0x20..<0x7F ~= $0 })
        #expect(note.split(separator: "\n").allSatisfy { $0.utf8.count <= 80 && $0.last != " " })
      }
    }
  }

  @Test(
    "A note that is not right is told from one that is",
    arguments: [
      ("", "It says nothing."), ("a", "Its last line does not end with a line feed."),
      ("a\né\n", "Line 2 is not ASCII."), ("a\tb\n", "Line 1 holds a control character."),
      ("\u{1B}[2J\n", "Line 1 holds a control character."),
      ("a\r\n", "Line 1 holds a control character."),
      ("a\u{7F}\n", "Line 1 holds a control character."),
      (String(repeating: "x", count: 81) + "\n", "Line 1 is wider than 80 columns."),
      ("\na \n", "Line 2 ends in a blank."),
    ])
  func faults(note: String, sentence: String) {
    #expect(ASCIINote.faults(in: note).map(\.sentence) == [sentence])
    #expect(ASCIINote.faults(in: "a\n").isEmpty)
  }
}
