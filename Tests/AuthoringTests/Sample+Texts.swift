extension Sample {
  static let questionnaire = """
    id: sample
    version: 1.0.0
    language: en
    name: English
    title: Sample
    status: For tests.
    introduction: Three questions.
    choices:
      yes-no: { yes: Yes, no: No }
    sections:
      - id: habits
        title: Habits
        items:
          - id: smoking
            ask: Do you smoke?
            choice: yes-no
          - id: pain
            ask: How bad is it?
            scale: { min: 0, max: 10, low: None, high: Worst }
            when: { smoking: yes }
          - id: places
            ask: Where?
            multiple: { back: Back, neck: Neck }

    """

  static let rules = """
    findings:
      smoker:
        label: Smokes
        when: { smoking: yes }
      severe: { label: Severe, when: { pain: ">= 7" } }
    outcomes:
      - { rule: R1, when: { any: [ smoker, severe ] }, outcome: talk }
      - { rule: R2, outcome: rest }
    outcome-texts:
      talk:
        tier: caution
        title: Talk
        heading: Please talk to us.
        patient: "Talk about {list}."
        nurse: "Pain: {answer:pain}."
        reasons:
          smoker: { text: You smoke. }
        list: [smoker]
        then: [closing]
      rest: { tier: open, title: Rest, heading: All is well., patient: Rest., nurse: Nothing. }
    passages:
      closing: This is not a diagnosis.

    """

  static let spanish = """
    language: es
    name: Español
    title: Muestra
    status: Para pruebas.
    introduction: Tres preguntas.
    choices: { yes-no: { yes: Sí, no: No } }
    sections: { habits: Hábitos }
    items:
      smoking: { ask: ¿Fuma? }
      pain: { ask: ¿Cuánto duele?, low: Nada, high: Lo peor }
      places: { ask: ¿Dónde?, options: { back: Espalda, neck: Cuello } }
    findings:
      smoker: { label: Fuma }
      severe: { label: Fuerte }
    outcome-texts:
      talk:
        title: Hable
        heading: Hable con nosotros.
        patient: "Hable de {list}."
        nurse: "Dolor: {answer:pain}."
        reasons: { smoker: Usted fuma. }
      rest: { title: Descanse, heading: Todo está bien., patient: Descanse., nurse: Nada. }
    passages:
      closing: Esto no es un diagnóstico.

    """

  static let cases = """
    base: { smoking: no }
    cases:
      - id: A1
        title: Does not smoke
        change: {}
        expect: { outcome: rest, rule: R2, false: [smoker] }

    """

  static let checklist = """
    checklist:
      title: List
      note: For staff.
      entries:
        - { id: D1, text: Smokes, who: Nurse, when: smoker, sources: [7, "30a"] }
        - id: D2
          text: Hurts badly
          who: Doctor
          applies: { smoking: yes }
          when: { pain: ">= 7" }
        - { id: D3, text: Something else, who: Desk }

    """

  static let spanishChecklist = """
    checklist:
      title: Lista
      note: Para el personal.
      entries:
        D1: { text: Fuma, who: Enfermería }
        D2: { text: Duele mucho, who: Profesional }
        D3: { text: Otra cosa, who: Caja }

    """

  /// The sample with a checklist in front of its rules and its translations.
  func addingChecklist() -> Sample {
    replacing("findings:\n", with: Sample.checklist + "findings:\n", in: .rules)
      .replacing("language: es\n", with: "language: es\n" + Sample.spanishChecklist, in: .spanish)
  }
}
