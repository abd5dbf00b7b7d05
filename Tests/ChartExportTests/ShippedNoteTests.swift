import ChartExport
import Interview
import Testing

/// Whole notes of the shipped questionnaire.
@Suite struct ShippedNoteTests {
  @Test("The shipped questionnaire's first example patient, who answered in Spanish")
  func shipped() throws {
    let sample = try Sample.shipped()
    let example = try #require(sample.loaded.cases.first { $0.id == "V01" })
    let session = try sample.session(
      in: "es",
      sample.loaded.form.items.compactMap { item in
        example.answers[item.id].map { .answer(item.id, $0) }
      })
    let note = sample.note(try sample.sent(session))
    #expect(
      note == """
        PATIENT QUESTIONNAIRE (SELF-REPORTED, KIOSK)
        Back and muscle pain
        Patient:     Not identified
        Started:     2026-11-21 09:20 +01:00
        Ended:       2026-11-21 09:25 +01:00
        Ticket:      17
        Answered in: Español
        Preliminary: not signed.

        SAFETY
        No warning sign was reported.

        SUGGESTION (NOT AN ORDER, NOT A DIAGNOSIS)
        Discuss
        - Rule: R18
        - Reasons: tp-picture (Trigger point pattern, self-check or exam); care-failed
          (A fair try of other care did not help enough)
        - For the nurse: Pattern reported; care tried: Physical therapy; Heat or ice;
          Store-bought pain medicine (physical therapy: I did 6 weeks or 6 visits;
          little or no help; chiropractic: no answer; posture: no answer; home exercise:
          no answer); no precaution reported (self-report, verify). Notes: aspirin type
          no, lung area yes. Evidence is weak for chronic axial pain (BMJ 2025, NICE):
          shared decision.
        - Note: The main area lies near the lung (neck, shoulder, upper back, or ribs).
          Rarely, a shot there can collapse a lung.
        - Shown to the patient (Español):
            Puede valer la pena hablar con un especialista sobre las inyecciones en
            puntos gatillo.
            Le van a examinar y a explicar sus opciones.
            Estas inyecciones ayudan a algunas personas por un tiempo. No ayudan a
            todos. Los expertos no están de acuerdo. Algunos grupos de expertos dicen
            que no se usen para el dolor de espalda que dura mucho tiempo.
            Esto no es un diagnóstico. Solo un profesional que le examine puede decidir.
            Si tiene debilidad nueva, adormecimiento entre las piernas, problemas para
            orinar, fiebre o dolor en el pecho, busque ayuda de inmediato.

        SCORES
        - PEG score (0-10): 5.7

        PAYER CHECKLIST
        What payers ask for. It never says that a plan will pay. Read the plan's own
        policy.
        - unknown: Focal pain in skeletal muscle: main area, and muscle on exam (Patient
          and clinician)
        - unknown: Exam, at least 2: tender spot, taut band, twitch, referred pain.
          Self-check never counts. (Clinician)
        - met: Other care failed, or movement is limited, or needed for diagnosis
          (clinician says) (Patient and clinician)
        - met: Baseline pain on a named scale with date (0-10, past week); same scale
          later (Patient)
        - met: Baseline function on an objective scale, with goals. Whether PEG counts
          is unverified. (Patient)
        - unknown: Taking part in a program now (rehab, home exercise, functional
          restoration) (Nurse)
        - unknown: One region a session; no imaging guidance, biologics, routine use,
          dry needling, acupuncture (Clinician)
        - unknown: Diagnosis listed: M79.10-M79.18, G44.201-G44.229. Clinician picks;
          product never picks. (Biller)
        - unknown: Commercial plan's own rules: weeks of care, spacing, visits a year,
          fibromyalgia (Biller)

        ANSWERS

        START
        - Who is answering?
            I am the patient
        - How old are you?
            18-49

        SAFETY RIGHT NOW
        - Right now, do you have chest pain, trouble breathing, or fainting? Or a sudden
          tearing pain in your back or belly?
            No
        - Do you have new trouble when you pee or poop? For example, you can't pee, you
          can't feel it, or it leaks.
            No
        - Is the area between your legs, or where you sit, newly numb?
            No
        - Is an arm or a leg weak? Or is there new trouble in both legs?
            No

        SAFETY TODAY
        - Do any of these fit you?
            None of these
        - Have you ever had cancer? Do not count small skin cancers.
            No
        - Did you hurt this area in the last 3 months?
            No
        - Do you have weak bones (osteoporosis)? Or have you taken steroid pills for 3
          months or more?
            No

        YOUR PAIN
        - Where do you hurt? Pick all.
            Upper or middle back
        - How long have you had this pain?
            3 to 12 months
        - What number best describes your pain on average in the past week?
            6 (0-10)
        - What number best describes how, during the past week, pain has interfered with
          your enjoyment of life?
            5 (0-10)
        - What number best describes how, during the past week, pain has interfered with
          your general activity?
            6 (0-10)

        MUSCLE KNOTS
        - Can you feel a tight knot or band under the skin where you hurt?
            Yes
        - Press on the sore spot. What happens?
            I feel my usual pain
        - When you press there, does the feeling spread to another place?
            Yes
        - Where does it spread? Pick all.
            Neck
        - When you press or rub the knot, does the muscle jump?
            No
        - Does this pain make it hard to turn, bend, or reach?
            Yes
        - Has a clinician told you that you have any of these?
            None of these

        NERVE SIGNS
        - Does your pain go down an arm or a leg?
            No
        - Do you have numbness or pins and needles in an arm, hand, leg, or foot?
            No

        WHAT YOU HAVE TRIED
        - What have you tried for this pain? Pick all.
            Physical therapy; Heat or ice; Store-bought pain medicine
        - How did physical therapy go?
            I did 6 weeks or 6 visits; little or no help

        PAST TRIGGER POINT SHOTS
        - Have you had trigger point shots before?
            No

        IS A SHOT SAFE FOR YOU?
        - Do you bleed easily or take a blood thinner?
            No
        - Have you had a bad reaction to any of these?
            No
        - Are you pregnant, or could you be?
            No, or it does not apply to me
        - Do any of these fit you now?
            None of these
        - Near the sore spot, have you had any of these?
            None of these
        - How do you feel about needles?
            They are OK

        GOAL
        - What matters most to you?
            Move better

        RECORD
        Questionnaire: tpi-candidacy|0.1.0
        Rules SHA-256: 5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e
        Session:       k7w2m9
        Events:        37
        Status:        Draft. No clinician has approved these questions or rules.

        """)
  }

  @Test("An emergency answer comes first, and all that is not known yet is named")
  func emergency() throws {
    let sample = try Sample.shipped()
    let session = try sample.session([
      .answer("who-answers", .codes(["self"])), .answer("age-group", .codes(["18-49"])),
      .answer("rf-now", .codes(["yes"])),
    ])
    let note = sample.note(session)
    #expect(
      note == """
        PATIENT QUESTIONNAIRE (SELF-REPORTED, KIOSK)
        Back and muscle pain
        Patient:     Not identified
        Started:     2026-11-21 09:20 +01:00
        Ticket:      17
        Answered in: English
        Preliminary: not signed.
        NOT FINISHED
        Stopped at an emergency answer.

        SAFETY
        - URGENT: Urgent now
        - URGENT: Chest pain, trouble breathing, fainting, or a sudden tearing pain now
        - NOT KNOWN: Do you have new trouble when you pee or poop? For example, you
          can't pee, you can't feel it, or it leaks.
        - NOT KNOWN: Is the area between your legs, or where you sit, newly numb?
        - NOT KNOWN: Is an arm or a leg weak? Or is there new trouble in both legs?
        - NOT KNOWN: Do any of these fit you?
        - NOT KNOWN: Have you ever had cancer? Do not count small skin cancers.
        - NOT KNOWN: Did you hurt this area in the last 3 months?
        - NOT KNOWN: Do you have weak bones (osteoporosis)? Or have you taken steroid
          pills for 3 months or more?

        SUGGESTION (NOT AN ORDER, NOT A DIAGNOSIS)
        NOT FINISHED
        Urgent now
        - Rule: R1
        - Reasons: emergency-now (Chest pain, trouble breathing, fainting, or a sudden
          tearing pain now)
        - For the nurse: EMERGENCY FLAG: Chest pain, trouble breathing, fainting, or a
          sudden tearing pain now; Not known: Possible cauda equina syndrome; Not known:
          New or worsening weakness of an arm or a leg. Go to the patient now.
          Acknowledge here. Answers so far and time attached. Do not restart the
          questionnaire.
        - No suggestion was shown to the patient.

        SCORES
        - PEG score (0-10): not known

        PAYER CHECKLIST
        What payers ask for. It never says that a plan will pay. Read the plan's own
        policy.
        - unknown: Focal pain in skeletal muscle: main area, and muscle on exam (Patient
          and clinician)
        - unknown: Exam, at least 2: tender spot, taut band, twitch, referred pain.
          Self-check never counts. (Clinician)
        - unknown: Other care failed, or movement is limited, or needed for diagnosis
          (clinician says) (Patient and clinician)
        - unknown: Baseline pain on a named scale with date (0-10, past week); same
          scale later (Patient)
        - unknown: Baseline function on an objective scale, with goals. Whether PEG
          counts is unverified. (Patient)
        - unknown: Taking part in a program now (rehab, home exercise, functional
          restoration) (Nurse)
        - unknown: Repeat: 50% relief for 6 weeks, with dates, same-scale scores. A
          percent is not enough. (Clinician)
        - unknown: Repeat: at least 6 weeks since the last shot in the same place
          (Patient and clinician)
        - unknown: At most 3 sessions in any 12 months. Patient memory; check claims.
          (Nurse)
        - unknown: One region a session; no imaging guidance, biologics, routine use,
          dry needling, acupuncture (Clinician)
        - unknown: Diagnosis listed: M79.10-M79.18, G44.201-G44.229. Clinician picks;
          product never picks. (Biller)
        - unknown: Commercial plan's own rules: weeks of care, spacing, visits a year,
          fibromyalgia (Biller)

        UNKNOWN
        Without an answer:
        - Do you have new trouble when you pee or poop? For example, you can't pee, you
          can't feel it, or it leaks.
        - Is the area between your legs, or where you sit, newly numb?
        - Is an arm or a leg weak? Or is there new trouble in both legs?
        - Do any of these fit you?
        - Have you ever had cancer? Do not count small skin cancers.
        - Did you hurt this area in the last 3 months?
        - Do you have weak bones (osteoporosis)? Or have you taken steroid pills for 3
          months or more?
        - Where do you hurt? Pick all.
        - How long have you had this pain?
        - What number best describes your pain on average in the past week?
        - What number best describes how, during the past week, pain has interfered with
          your enjoyment of life?
        - What number best describes how, during the past week, pain has interfered with
          your general activity?
        - Can you feel a tight knot or band under the skin where you hurt?
        - Press on the sore spot. What happens?
        - Does this pain make it hard to turn, bend, or reach?
        - Has a clinician told you that you have any of these?
        - Does your pain go down an arm or a leg?
        - Do you have numbness or pins and needles in an arm, hand, leg, or foot?
        - What have you tried for this pain? Pick all.
        - Have you had trigger point shots before?
        - Do you bleed easily or take a blood thinner?
        - Have you had a bad reaction to any of these?
        - Are you pregnant, or could you be?
        - Do any of these fit you now?
        - Near the sore spot, have you had any of these?
        - How do you feel about needles?
        - What matters most to you?

        ANSWERS

        START
        - Who is answering?
            I am the patient
        - How old are you?
            18-49

        SAFETY RIGHT NOW
        - Right now, do you have chest pain, trouble breathing, or fainting? Or a sudden
          tearing pain in your back or belly?
            Yes

        RECORD
        Questionnaire: tpi-candidacy|0.1.0
        Rules SHA-256: 5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e
        Session:       k7w2m9
        Events:        5
        Status:        Draft. No clinician has approved these questions or rules.

        """)
  }
}
