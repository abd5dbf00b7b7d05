extension FHIRMutants {
  /// JSON, requests, addresses and dates.
  static let envelope: [FHIRMutant] = [
    .init(
      #"{"entry":["#,
      #"{"entry":"#,
      "It is not JSON at byte"),
    .init(
      #""type":"transaction""#,
      #""type":"batch""#, at: .last,
      "Bundle.type is not one of its codes."),
    .init(
      #""type":"transaction""#,
      #""type":null"#, at: .last,
      "It has something empty or null"),
    .init(
      #""resourceType":"Bundle","#,
      #""resourceType":"Bundle","resourceType":"Bundle","#, at: .last,
      "It has the name resourceType twice in one place."),
    .init(
      #""resourceType":"Bundle""#,
      #""resourceType":"Binary""#, at: .last,
      "Bundle.resourceType is not one of its codes."),
    .init(
      "]",
      "],]", at: .last,
      "It is not JSON at byte"),
    .init(
      #""entry":"#,
      #""entries":"#,
      "Bundle.entry is missing."),
    .init(
      #""method":"POST""#,
      #""method":"PATCH""#,
      "Bundle.entry[0].request.method is not one of its codes."),
    .init(
      #""method":"POST""#,
      #""method":"PUT""#, at: .last,
      "entry[10].Provenance.request does not fit its resource."),
    .init(
      #""url":"Observation""#,
      #""url":"Patient""#,
      "entry[3].Observation.request does not fit its resource."),
    .init(
      #""url":"Provenance""#,
      #""url":"Provenance/1""#,
      "entry[10].Provenance.request does not fit its resource."),
    .init(
      #""ifNoneExist":"identifier=https://candidacy.invalid/sid/response|"#,
      #""ifNoneExist":"identifier=https://candidacy.invalid/sid/other|"#,
      "entry[2].QuestionnaireResponse.request does not fit its resource."),
    .init(
      #""ifNoneExist":"_tag="#,
      #""ifNoneExist":"_id="#,
      "entry[10].Provenance.request does not fit its resource."),
    .init(
      #""ifNoneExist":"identifier=https://candidacy.invalid/sid/guidance|k7w2m9-1.1","#,
      "",
      "entry[8].GuidanceResponse.request does not fit its resource."),
    .init(
      #""fullUrl":"urn:uuid:"#,
      #""fullUrl":"urn:oid:"#,
      "entry[0].Patient.fullUrl is no uri."),
    .init(
      #""fullUrl":"urn:uuid:"#,
      #""fullUrl":"urn:uuid:X"#, at: .last,
      "entry[10].Provenance.fullUrl is no uri."),
    .init(
      #""resourceType":"GuidanceResponse""#,
      #""resourceType":"GuidanceRequest""#,
      "Bundle.entry[8].resource is no resource that belongs here."),
    .init(
      #""resourceType":"Device","status":"active""#,
      #""resourceType":"Device""#,
      "Bundle.entry[1].resource.status is missing."),
    .init(
      #""status":"active""#,
      #""status":"actif""#,
      "Bundle.entry[1].resource.status is not one of its codes."),
    .init(
      #""birthDate":"1980-03-25""#,
      #""birthDate":"1980-02-30""#,
      "Bundle.entry[0].resource.birthDate is no date."),
    .init(
      #""birthDate":"1980-03-25""#,
      #""birthDate":"25.03.1980""#,
      "Bundle.entry[0].resource.birthDate is no date."),
    .init(
      #""birthDate":"1980-03-25""#,
      #""birthDate":["1980-03-25"]"#,
      "Bundle.entry[0].resource.birthDate has to be one and is several."),
    .init(
      #""birthDate":"#,
      #""birthday":"#,
      "R4 has no Bundle.entry[0].resource.birthday."),
    .init(
      #""authored":"2026-11-21T"#,
      #""authored":"2026-11-31T"#,
      "Bundle.entry[2].resource.authored is no dateTime."),
    .init(
      #""authored":"2026-11-21T"#,
      #""authored":"2026-11-21 "#,
      "Bundle.entry[2].resource.authored is no dateTime."),
    .init(
      #""authored":"#,
      #""authoredOn":"#,
      "Bundle.entry[2].resource.authored is missing."),
    .init(
      #""issued":"2026-11-21T"#,
      #""issued":"2026-11-21T9"#,
      "Bundle.entry[3].resource.issued is no instant."),
    .init(
      #""recorded":"2026"#,
      #""recorded":"26"#,
      "Bundle.entry[10].resource.recorded is no instant."),
  ]
}
