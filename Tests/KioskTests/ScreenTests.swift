import Interview
import Kiosk
import Testing
import TerminalUI

struct ScreenTests {
  @Test("The welcome page offers the languages and says what stands about approval")
  func welcome() throws {
    let walk = try Walk(size: Size(columns: 64, rows: 24))
    #expect(
      walk.screen.trimmedRows
        == """
         Knees

         Welcome

         Some questions.

         Draft.

         Choose your language.

         ▶ (●) 1  English

           ( ) 2  Español

          [ Start ]   [ C  I have a code ]

         ↑↓ Move   Enter Start   L Español
        """.trimmedRows)
  }

  @Test("A question shows its keys, its way back and its place among the others")
  func question() throws {
    var walk = try Walk(size: Size(columns: 64, rows: 24))
    walk.press(.enter)
    walk.type("?1")
    #expect(
      walk.screen.trimmedRows
        == """
         Knees                                     Question 1 of 3 to 4

         Can you stand?

         To keep you safe.

         ▶ (●) 1  Yes

           ( ) 2  No

           ( ) 3  Not sure

          [ Enter  Next ]   [ <  Back ]   [ S  Skip ]

         ↑↓ Move   ? Why we ask   L Español
        """.trimmedRows)
  }

  @Test("A picture stands beside the list of the same choices and shows what is marked")
  func picture() throws {
    var walk = try Walk(size: Size(columns: 64, rows: 24))
    walk.press(.enter)
    walk.type("1")
    walk.press(.enter)
    walk.type("2")
    #expect(
      walk.screen.trimmedRows
        == """
         Knees                                     Question 2 of 3 to 4

         Where does it hurt?

         Choose all that fit.                                     Front
                                                                   ░░░
           [ ] 1  Head                                             ░1░
                                                                  ░░ ██
         ▶ [x] 2  Left leg                                        3░ 2█

           [ ] 3  Right leg

           [ ] 4  None of these

          [ Enter  Next ]   [ <  Back ]   [ S  Skip ]

         ↑↓ Move   L Español
        """.trimmedRows)
  }

  @Test("The scale, the review, the result and the ticket")
  func laterPages() throws {
    var walk = try Walk(size: Size(columns: 64, rows: 24))
    walk.press(.enter)
    walk.type("1")
    walk.press(.enter)
    walk.type("2")
    walk.press(.enter)
    walk.type("10")
    #expect(
      walk.screen.trimmedRows.contains(
        """
           0    1    2    3    4    5    6    7    8    9  ▶[10]

         0 = No pain
         10 = Worst pain

           ( ) a  Not sure
        """.trimmedRows))
    walk.press(.enter)
    #expect(
      walk.screen.trimmedRows.contains(
        """
         Check your answers

         You can change any answer. Then choose "Send my answers".

         ▶ Can you stand?
             > Yes

           Where does it hurt?
             > Left leg

           How bad is it?
             > 10
        """.trimmedRows))
    walk.press(.tab, .enter)
    #expect(
      walk.screen.trimmedRows.contains(
        """
         Talk about your knee.

         Tell them about:

          - Bad pain

         Not a diagnosis.

         Your answers are saved for the nurse.

         Draft.
        """.trimmedRows))
    walk.press(.enter)
    #expect(walk.screen.contains("Page 1 of 2"))
    walk.press(.enter, .enter)
    #expect(
      walk.screen.trimmedRows.contains(
        """
         Your ticket number is

            42

         Tell the nurse this number.
        """.trimmedRows))
    walk.press(.enter)
    #expect(walk.wipes == 1)
    #expect(walk.screen.contains("Welcome"))
  }

  @Test("An emergency answer interrupts in words, and rings")
  func interruption() throws {
    var walk = try Walk(size: Size(columns: 64, rows: 24))
    walk.press(.enter)
    walk.type("2")
    walk.press(.enter)
    #expect(walk.rings == 1)
    #expect(
      walk.screen.trimmedRows.contains(
        """
         !! Tell staff now.

         Do not wait.
        """.trimmedRows))
    #expect(walk.screen.contains("▶[ 1  A staff member is with me ]"))
    #expect(walk.screen.contains(" [ 2  I pressed the wrong key ]"))
  }

  @Test(
    "On every page at every size the cursor sits on the focus, which is marked three ways",
    arguments: [
      Size(columns: 64, rows: 24), Size(columns: 80, rows: 25), Size(columns: 200, rows: 60),
    ])
  func focus(size: Size) throws {
    var walk = try Walk(size: size)
    var pages = 0
    func check() throws {
      pages += 1
      let frame = walk.frame
      #expect(frame.text(ofRow: size.rows - 1).contains("L Español"), "no help on the last row")
      let cursor = try #require(frame.cursor, "no cursor on\n\(frame.text)")
      let cell = try #require(frame[cursor])
      #expect(cell.role == .focused || cell.role == .pictureFocused, "\(frame.text)")
      #expect(frame.text(ofRow: cursor.row).contains("▶"), "\(frame.text)")
    }
    try check()
    for keys in ["", "1", "2", "10"] {
      walk.type(keys)
      walk.press(.enter)
      try check()
      walk.press(.down)
      try check()
      walk.press(.up)
    }
    walk.press(.tab)
    try check()
    walk.press(.enter)
    for _ in 0..<3 {
      try check()
      walk.press(.enter)
    }
    #expect(pages == 13)
  }

  @Test("The help line and every button fit the smallest screen", arguments: ["en", "es"])
  func fits(language: String) throws {
    let size = Size(columns: 64, rows: 24)
    var walk = try Walk(size: size, language: Language(language))
    func check() {
      let page = walk.program.page
      let row = walk.frame.text(ofRow: size.rows - 1)
      for hint in page.hints { #expect(row.contains("\(hint.key) \(hint.label)"), "\(row)") }
      for button in page.buttons { #expect(walk.screen.contains("\(button.label) ]")) }
    }
    check()
    for keys in ["", "1", "2", "10"] {
      walk.type(keys)
      walk.press(.enter)
      check()
    }
    walk.press(.tab)
    for _ in 0..<4 {
      walk.press(.enter)
      check()
    }
    #expect(walk.wipes == 0)
    #expect(walk.events.count == 5)
  }

  @Test("A tiny window draws without failing and keeps the focus in view")
  func tiny() throws {
    for rows in 1...12 {
      var walk = try Walk(size: Size(columns: 20, rows: rows))
      walk.press(.enter)
      walk.type("1")
      walk.press(.enter, .down, .down)
      #expect(walk.frame.size == Size(columns: 20, rows: rows))
    }
    var walk = try Walk(size: Size(columns: 30, rows: 12))
    walk.press(.enter)
    walk.type("1")
    walk.press(.enter, .down, .down)
    #expect(walk.screen.contains("▶ [ ] 3  Right leg"))
  }
}

extension String {
  /// Without blanks at the end of lines, and with one empty line for several.
  var trimmedRows: String {
    var rows: [String] = []
    for row in split(separator: "\n", omittingEmptySubsequences: false) {
      let trimmed = String(row.reversed().drop { $0 == " " }.reversed())
      if !trimmed.isEmpty || rows.last != "" { rows.append(trimmed) }
    }
    if rows.last == "" { rows.removeLast() }
    return rows.joined(separator: "\n")
  }
}
