import TestSupplies
import Testing

/// `rules` as a clinician reads it.
@Suite struct RulesCommandTests {
  @Test("A small questionnaire reads from its decisions down to what counts without an answer")
  func small() throws {
    let run = try Command.run("rules", Repository.sleep)
    #expect(run.status == 0)
    #expect(run.output.replacing(/digest [0-9a-f]{12}/, with: "digest …") == Self.sleep)
  }

  @Test("No line is wider than 80 columns, and every rule, outcome and finding has its place")
  func shipped() throws {
    let run = try Command.run("rules", Repository.shipped)
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.map(\.count).max() == 80)
    #expect(lines.allSatisfy { !$0.hasSuffix(" ") })
    for rule in 1...18 { #expect(run.output.contains("\nR\(rule) ")) }
    #expect(run.output.components(separatedBy: "\n  - Sources: ").count > 40)
    #expect(!run.output.contains("No example patient"))
  }

  @Test("What is unanswered has a column of its own")
  func decisions() throws {
    let run = try Command.run("rules", Repository.shipped)
    #expect(
      run.output.contains(
        """
        Rule  If this is true          or false       or unanswered       then
        ----  -----------------------  -------------  ------------------  --------------
        R1    Any emergency sign                                          Urgent now

        R2                                            An emergency        Ask the nurse
                                                      question has no
                                                      definite answer

        R3    Any same-day sign that                                      Clinician
                was not reviewed                                          first
              or Nerve root signs,
                several together

        """), "\(run.output)")
  }

  @Test("Conditions read as sentences, whatever they are made of")
  func sentences() throws {
    let run = try Command.run("rules", Repository.shipped)
    for text in [
      """
      Possible infection of the spine [possible-spine-infection]

        - At least one of these holds:
          - “Do any of these fit you?” includes “Fever, chills, or night sweats (last
            2 weeks)”, “A bad infection (last 3 months)” or “Injected drugs not
            prescribed to me (last 3 months)”
          - “Temperature in C” is at least 38
        - A sign that a clinician looks at the same day
        - Sources: 20, 18

      """,
      """
      Trigger point pattern, self-check or exam [tp-picture]

        - The first of these that applies decides:
          - If “Did a clinician who is trained to palpate examine the sore spot?” is
            “Yes”: Exam supports a trigger point
          - If all of these hold, then it is unanswered:
            - Was told of myofascial pain
            - Not: Trigger point pattern on self-check
          - Otherwise: Trigger point pattern on self-check

      """,
      """
      18 or older [adult]

        - “How old are you?” is not “Under 18”
        - Sources: S2-1, 18

      """,
      """
        - 19: GIRFT pathway for cauda equina syndrome, 2023 (in CSP, Physiotherapy,
          March 2024)

      """,
    ] {
      #expect(run.output.contains(text), "\(text)")
    }
  }

  @Test("For each rule two patients show where it ends")
  func patients() throws {
    let run = try Command.run("rules", Repository.shipped)
    #expect(
      run.output.contains(
        """
        R9: Not suggested now [not-suggested]

          - Not: Trigger point pattern, self-check or exam
          - Reason: You did not find a sore knot that brings on your usual pain.
          - Example patients: V18, C07, W07
          - A patient who gets it, with the fewest answers: the usual start, and
            - “How old are you?” → “18-49”
            - “Press on the sore spot. What happens?” → “It is sore, but not my usual
              pain”
            - “Does your pain go down an arm or a leg?” → “No”
          - The nearest who gets R11 (Ask the nurse) instead, differs by:
            - “Press on the sore spot. What happens?” → no answer

        """), "\(run.output)")
    #expect(run.output.components(separatedBy: "\n  - The nearest who gets ").count == 19)
  }

  @Test("As Markdown it has headings, lists and a table")
  func markdown() throws {
    let run = try Command.run("rules", Repository.sleep, "--format", "markdown")
    #expect(
      run.output.contains(
        """
        ## Decisions

        | Rule | If this is true | or false | or unanswered | then |
        |---|---|---|---|---|
        | S1 | Breathing stops during sleep |  | Breathing stops during sleep | See someone |
        | S2 | Everybody else |  |  | Carry on |

        ## Rules

        ### S1: See someone `see-someone`

        - At least one of these holds:
          - Breathing stops during sleep
          - Unanswered: Breathing stops during sleep
        - Example patients: S03, S04
        - A patient who gets it has answered nothing.
        - The nearest who gets S2 (Carry on) instead, differs by:
          - “Has anyone seen you stop breathing while you sleep?” → “No”

        """), "\(run.output)")
  }

  @Test("A folder with errors has no rules to be read")
  func errors() throws {
    let folder = try CheckTests.sleepCheck(replacing: "hours:", with: "huors:")
    let run = try Command.run("rules", folder.path)
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(
      run.errors.hasSuffix("\nThe questionnaire \(folder.path) has errors and is not used.\n"))
  }

  private static let sleep = """
    The rules of “Sleep check”
    ==========================

      sleep-check 1.0.0, digest ….

      For trying things out. It says nothing about anybody's sleep.

    HOW TO READ THIS
    ----------------

      Every statement is true, false or unanswered. A question that was skipped or
      declined, that the patient is not sure about, or whose warning was taken back,
      says nothing: what rests on it is unanswered, until other answers settle it.

      The rules are tried from the top, and the first that holds decides. A rule
      holds when one thing in its row is as its column says: true, false, or
      unanswered.

    DECISIONS
    ---------

    Rule  If this is true          or false       or unanswered       then
    ----  -----------------------  -------------  ------------------  --------------
    S1    Breathing stops during                  Breathing stops     See someone
          sleep                                   during sleep

    S2    Everybody else                                              Carry on

    RULES
    -----

    S1: See someone [see-someone]

      - At least one of these holds:
        - Breathing stops during sleep
        - Unanswered: Breathing stops during sleep
      - Example patients: S03, S04
      - A patient who gets it has answered nothing.
      - The nearest who gets S2 (Carry on) instead, differs by:
        - “Has anyone seen you stop breathing while you sleep?” → “No”

    S2: Carry on [carry-on]

      - Everybody else
      - Example patients: S01, S02
      - A patient who gets it, with the fewest answers:
        - “Has anyone seen you stop breathing while you sleep?” → “No”
      - The nearest who gets S1 (See someone) instead, differs by:
        - “Has anyone seen you stop breathing while you sleep?” → no answer

    OUTCOMES
    --------

    See someone [see-someone]

      - On hold: a member of staff looks at this first. By S1.
      - The patient reads: “Please talk to the staff about your sleep.”
      - and: “[the reasons] It is quickly checked.”
      - The reasons, and when they are given:
        - “Someone saw you stop breathing.”
          - Breathing stops during sleep
        - “We do not know whether you stop breathing.”
          - Unanswered: Breathing stops during sleep
      - Staff are alerted.
      - No handout is offered.

    Carry on [carry-on]

      - Suggested, without precautions. By S2.
      - The patient reads: “Nothing needs to be looked at today.”
      - and: “The leaflet has ideas for better nights.”
      - The handout is offered.

    FINDINGS
    --------

    Breathing stops during sleep [breathing-stops]

      - “Has anyone seen you stop breathing while you sleep?” is “Yes”
      - A sign that a clinician looks at the same day
      - Sources: 1

    Less than 7 hours [short-sleep]

      - “How many hours do you sleep in a usual night?” is less than 7

    Woken by something that can be changed [fixable]

      - All of these hold:
        - Less than 7 hours
        - “What wakes you up?” includes “Noise” or “Worries”

    QUESTIONS WITHOUT AN ANSWER
    ---------------------------

      What counts then for some of them. All others are simply unanswered.

      - “What wakes you up?” counts as none of its options when it is not asked.

    """
}
