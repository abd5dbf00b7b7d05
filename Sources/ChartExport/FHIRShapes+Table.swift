extension FHIRShapes {
  /// By name `?` at most one, `!` one, `*` a list, `+` a list that is not missing; then the type.
  static let text = """
    Bundle: resourceType! code(Bundle), type! code(transaction), entry+ Entry
    Entry: fullUrl! uri, resource! Resource, request! Request
    Request: method! code(POST|PUT), url! string, ifNoneExist? string
    Meta: profile* canonical, tag* Coding
    Narrative: status! code(generated), div! xhtml
    Coding: system? uri, code? code, display? string, _display? Extended
    CodeableConcept: coding* Coding, text? string
    Identifier: use? code(usual|official), type? CodeableConcept, system! uri, value! string
    Quantity: value! decimal, unit? string, system? uri, code? code
    Annotation: text! markdown
    Extended: extension+ Extension
    Extension: url! string, extension* Extension, valueBoolean? boolean, valueCode? code, \
    valueCodeableConcept? CodeableConcept, valueCoding? Coding, valueDecimal? decimal, \
    valueExpression? Expression, valueInteger? integer, valueString? string
    Expression: language! code(text/fhirpath), expression! string
    Link: reference? string, \
    type? code(Patient|Practitioner|RelatedPerson|Organization|Device|QuestionnaireResponse|Observation\
    |GuidanceResponse|DetectedIssue|DocumentReference), \
    identifier? Identifier, display? string
    Patient: resourceType! code(Patient), identifier+ Identifier, name* HumanName, birthDate? date
    HumanName: text! string
    Device: resourceType! code(Device), identifier+ Identifier, status! code(active), \
    deviceName* DeviceName
    DeviceName: name! string, type! code(model-name)
    QuestionnaireResponse: resourceType! code(QuestionnaireResponse), meta! Meta, language! code, \
    text? Narrative, identifier! Identifier, questionnaire! canonical, \
    status! code(in-progress|completed|amended|entered-in-error|stopped), \
    subject! Reference(Patient), authored! dateTime, \
    author? Reference(Patient|Practitioner|RelatedPerson), \
    source? Reference(Patient|Practitioner|RelatedPerson), item* ResponseItem
    ResponseItem: extension* Extension, linkId! string, text? string, \
    answer* Answer, item* ResponseItem
    Answer: valueCoding? Coding, valueInteger? integer, valueDecimal? decimal, valueString? string
    Observation: resourceType! code(Observation), meta! Meta, language? code, text? Narrative, \
    identifier+ Identifier, status! code(preliminary|final|amended|entered-in-error), \
    category+ CodeableConcept, code! CodeableConcept, subject! Reference(Patient), \
    effectiveDateTime! dateTime, issued? instant, \
    performer* Reference(Patient|Practitioner|RelatedPerson), valueQuantity? Quantity, \
    valueCodeableConcept? CodeableConcept, dataAbsentReason? CodeableConcept, note* Annotation, \
    device? Reference(Device), hasMember* Reference(Observation|QuestionnaireResponse), \
    derivedFrom* Reference(Observation|QuestionnaireResponse)
    GuidanceResponse: resourceType! code(GuidanceResponse), meta! Meta, language? code, \
    text? Narrative, identifier+ Identifier, moduleCanonical! canonical, \
    status! code(success|data-required|entered-in-error), subject? Reference(Patient), \
    occurrenceDateTime? dateTime, performer? Reference(Device), reasonCode* CodeableConcept, \
    note* Annotation
    DetectedIssue: resourceType! code(DetectedIssue), meta! Meta, language? code, \
    text? Narrative, identifier+ Identifier, status! code(preliminary|entered-in-error), \
    code? CodeableConcept, severity? code(high|moderate|low), patient? Reference(Patient), \
    identifiedDateTime? dateTime, author? Reference(Device|Practitioner), \
    implicated* Reference(QuestionnaireResponse), detail? string
    DocumentReference: resourceType! code(DocumentReference), meta! Meta, language? code, \
    identifier+ Identifier, status! code(current|entered-in-error), \
    docStatus! code(preliminary|final|amended|entered-in-error), type! CodeableConcept, \
    category+ CodeableConcept, subject! Reference(Patient), date! instant, \
    author* Reference(Device|Practitioner|Patient), authenticator? Reference(Practitioner), \
    custodian? Reference(Organization), relatesTo* Relation, description? string, \
    content+ Content, context? Context
    Relation: code! code(replaces), target! Reference(DocumentReference)
    Content: attachment! Attachment
    Context: related* Reference(QuestionnaireResponse)
    Attachment: contentType! code(text/plain;charset=utf-8|text/plain|application/pdf), \
    language? code, data! base64Binary, size! unsignedInt, hash! base64Binary, title? string, \
    creation? dateTime
    Provenance: resourceType! code(Provenance), meta! Meta, \
    target+ Reference(QuestionnaireResponse|Observation|GuidanceResponse|DetectedIssue\
    |DocumentReference), recorded! instant, activity? CodeableConcept, agent+ Agent, entity* Entity
    Agent: type! CodeableConcept, who! Reference(Patient|Practitioner|RelatedPerson|Device), \
    onBehalfOf? Reference(Organization)
    Entity: role! code(source|revision), what! Reference()
    Questionnaire: resourceType! code(Questionnaire), language? code, url! uri, version! string, \
    name! string, title! string, _title? Extended, status! code(unknown), subjectType* code(Patient), \
    description? markdown, item+ Item
    Item: extension* Extension, linkId! string, code* Coding, prefix? string, text! string, \
    _text? Extended, type! code(group|display|choice|integer|decimal|text), enableWhen* EnableWhen, \
    enableBehavior? code(all|any), repeats? boolean, readOnly? boolean, maxLength? integer, \
    answerOption* AnswerOption, item* Item
    AnswerOption: extension* Extension, valueCoding! Coding
    EnableWhen: question! string, operator! code(exists|=|!=|>|<|>=|<=), answerBoolean? boolean, \
    answerCoding? Coding, answerInteger? integer, answerDecimal? decimal
    AuditEvent: resourceType! code(AuditEvent), id! id, meta? Meta, type! Coding, \
    subtype* Coding, action! code(C|R|U|D|E), recorded! instant, outcome? code(0|4|8|12), \
    outcomeDesc? string, agent+ AuditAgent, source! AuditSource, entity* AuditEntity
    AuditAgent: type! CodeableConcept, who! Reference(Practitioner|Device), name? string, \
    requestor! boolean, network? AuditNetwork
    AuditNetwork: address! string, type! code(1)
    AuditSource: site! string, observer! Reference(Device), type+ Coding
    AuditEntity: what! Reference(Patient|QuestionnaireResponse), type! Coding, role? Coding
    """
}
