import Foundation
import Interview
import TerminalUI
import Testing

@testable import Kiosk

struct LinearModeTests {
  /// A transcript of a whole interview: what is typed stands behind `>>`.
  private func transcript(
    _ lines: String..., language: Language = "en", sessions: [String: [SessionEvent]] = [:]
  ) throws -> (text: String, events: [SessionEvent]) {
    let size = Size(columns: 80, rows: 1000)
    let now = Moment(milliseconds: 1)
    var mode = LinearMode(
      KioskProgram(content: try Samples.content(), language: language, size: size, at: now))
    var text = mode.output()
    var events: [SessionEvent] = []
    for line in lines {
      var effects = mode.receive(line: line, at: now)
      while !effects.isEmpty {
        let effect = effects.removeFirst()
        switch effect {
        case .begin(let opening):
          events.append(.opened(opening))
          effects += mode.receive(feedback: .began(ticket: 7), at: now)
        case .record(let new, _):
          events += new
          effects += mode.receive(feedback: .recorded(with: []), at: now)
        case .enterCode(let code):
          let found = sessions[code.digits].map { $0 + [.codeEntered] }
          events += found ?? []
          effects += mode.receive(
            feedback: found.map { .continued(events: $0, ticket: 8) } ?? .codeRefused, at: now)
        case .show: text += mode.output()
        case .ring, .wipe: break
        }
      }
      text += ">>\(line)\n" + mode.output()
    }
    return (text, events)
  }

  @Test("The same pages are asked as numbered lines")
  func interview() throws {
    let result = try transcript("1", "1", "1 2", "2", "10", "s", "2")
    #expect(
      result.text == """

        Welcome
        Some questions.
        Draft.
        Choose your language.
        1. English (chosen)
        2. Español
        Type one number.
        C. I have a code
        Type a number and press Enter. < back, ! skip, ? why we ask, r repeat, = check your answers, \
        l language.
        >>1

        Question 1 of 3 to 4
        Can you stand?
        1. Yes
        2. No
        3. Not sure
        Type one number.
        >>1

        Question 2 of 3 to 4
        Where does it hurt?
        Choose all that fit.
        1. Head
        2. Left leg
        3. Right leg
        4. None of these
        Type one or more numbers with spaces between them.
        >>1 2

        Question 3 of 4
        Which is worst?
        1. Head
        2. Left leg
        Type one number.
        >>2

        Question 4 of 4
        How bad is it?
        0 = No pain
        10 = Worst pain
        a. Not sure
        Type one number.
        >>10

        Check your answers
        You can change any answer. Then choose "Send my answers".
        1. Can you stand?
           Yes
        2. Where does it hurt?
           Head; Left leg
        3. Which is worst?
           Left leg
        4. How bad is it?
           10
        S. Send my answers
        <. Back
        >>s

        Talk about your knee.
        Tell them about:
        - Bad pain
        Not a diagnosis.
        Your answers are saved for the nurse.
        Draft.
        1. What to expect
        2. Finish
        Press Enter to go on, or type a number.
        >>2

        Your ticket number is
        7
        Tell the nurse this number.
        The screen will now be cleared for the next person.
        1. Finish
        2. Back
        Press Enter to go on, or type a number.

        """)
    #expect(
      result.events.dropFirst() == [
        .answered("now", .codes(["yes"])), .answered("where", .codes(["head", "left"])),
        .answered("worst", .codes(["left"])), .answered("pain", .number(10)),
        .submitted(SessionEvent.Verdict(outcome: "talk", rule: "R3")),
      ])
  }

  @Test("Why, repeat, review, back, skip and language each have their key")
  func commands() throws {
    let result = try transcript("1", "?", "!", "!", "=", "<", "r", "l", "9")
    let answers = result.text.components(separatedBy: ">>").dropFirst(2).map { $0 }
    #expect(
      answers == [
        "?\nTo keep you safe.\n",
        "!\n! The nurse will ask you this one. Choose Skip again to go on.\n",
        """
        !

        Question 2 of 3 to 4
        Where does it hurt?
        Choose all that fit.
        1. Head
        2. Left leg
        3. Right leg
        4. None of these
        Type one or more numbers with spaces between them.

        """,
        "=\nYour answers so far:\nCan you stand? Not answered\n",
        """
        <

        Question 1 of 3 to 4
        Can you stand?
        1. Yes
        2. No
        3. Not sure
        Type one number.

        """,
        """
        r

        Question 1 of 3 to 4
        Can you stand?
        1. Yes
        2. No
        3. Not sure
        Type one number.

        """,
        """
        l

        Pregunta 1 de 3 a 4
        ¿Puede estar de pie?
        1. Sí
        2. No
        3. No lo sé
        Escriba un número.

        """,
        "9\nEsa no era una de las opciones.\n",
      ])
  }

  @Test("Choices that do not go together are refused in words")
  func together() throws {
    let result = try transcript("1", "1", "1 4")
    #expect(result.text.hasSuffix(">>1 4\n! These answers do not go together.\n"))
  }

  @Test("Enter alone does again what could not be stored, as the page says, and nothing else")
  func again() throws {
    let now = Moment(milliseconds: 1)
    var mode = LinearMode(
      KioskProgram(
        content: try Samples.content(), language: "en", size: Size(columns: 80, rows: 1000),
        at: now))
    _ = mode.output()
    var asked: [KioskEffect] = []
    /// What is printed after a line while the store takes something, or nothing.
    func type(_ line: String, _ feedback: KioskFeedback) -> String {
      let effects = mode.receive(line: line, at: now)
      asked += effects
      for _ in effects { _ = mode.receive(feedback: feedback, at: now) }
      return mode.output()
    }
    #expect(type("1", .failed).contains("! We cannot save answers right now."))
    #expect(type("", .failed) == "")
    #expect(type("", .began(ticket: 7)).contains("Can you stand?"))
    #expect(type("1", .failed).contains("! This answer could not be saved yet."))
    #expect(type(" ", .recorded(with: [])).contains("Where does it hurt?"))
    let typed = asked.count
    // Nothing is left to be done again.
    _ = type("", .recorded(with: []))
    #expect(asked.count == typed)
    #expect(
      asked.suffix(2) == [
        .record([.answered("now", .codes(["yes"]))], after: 1),
        .record([.answered("now", .codes(["yes"]))], after: 1),
      ])
  }

  @Test("A code is typed as one line, and the interview goes on where it was")
  func code() throws {
    let result = try transcript(
      "c", "12345", "111 111", "1234567", "314-159",
      sessions: ["314159": Samples.begunAtTheDesk])
    let answers = result.text.components(separatedBy: ">>").dropFirst().map { $0 }
    #expect(
      answers == [
        """
        c

        Enter the code from the nurse
        Type the six digits.

        """,
        "12345\n! The code has six digits.\n",
        "111 111\n! This code does not work. Check the number, or ask the nurse.\n",
        "1234567\n! The code has six digits.\n",
        """
        314-159

        Pregunta 2 de 3 a 4
        ¿Dónde le duele?
        Marque todo lo que corresponda.
        1. Head
        2. Left leg
        3. Right leg
        4. None of these
        Escriba uno o más números, separados por espacios.

        """,
      ])
    #expect(result.events == Samples.begunAtTheDesk + [.codeEntered])
  }

  @Test("The page for the code can be left, repeated and read in the other language")
  func codeCommands() throws {
    let result = try transcript("c", "r", "l", "?", "<")
    let answers = result.text.components(separatedBy: ">>").dropFirst(2).map { $0 }
    #expect(
      answers == [
        """
        r

        Enter the code from the nurse
        Type the six digits.

        """,
        """
        l

        Escriba el código que le dio el personal de enfermería
        Escriba los seis números.

        """,
        """
        ?
        Escriba un número y presione Enter. < atrás, ! saltar, ? por qué preguntamos, \
        r repetir, = revisar respuestas, l idioma.

        """,
        """
        <

        Le damos la bienvenida
        Unas preguntas.
        Borrador.
        Elija su idioma.
        1. English
        2. Español (elegido)
        Escriba un número.
        C. Tengo un código
        Escriba un número y presione Enter. < atrás, ! saltar, ? por qué preguntamos, \
        r repetir, = revisar respuestas, l idioma.

        """,
      ])
  }
}
