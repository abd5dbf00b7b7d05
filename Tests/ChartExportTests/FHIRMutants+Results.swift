extension FHIRMutants {
  /// Results, documents, narratives, tags and provenance.
  static let results: [FHIRMutant] = [
    .init(
      #""status":"final","subject""#,
      #""status":"preliminary","subject""#,
      "entry[3].Observation.status does not fit the status of the rest."),
    .init(
      #""docStatus":"final""#,
      #""docStatus":"amended""#,
      "entry[9].DocumentReference.status does not fit the status of the rest."),
    .init(
      #""docStatus":"final","#,
      "",
      "Bundle.entry[9].resource.docStatus is missing."),
    .init(
      #""status":"current""#,
      #""status":"superseded""#,
      "Bundle.entry[9].resource.status is not one of its codes."),
    .init(
      #""code":"72514-3""#,
      #""code":"72514-4""#,
      "Bundle.entry[3].resource.code.coding[0] is no code of LOINC."),
    .init(
      #""code":"{score}","system":"http://unitsofmeasure.org""#,
      #""code":"{score}""#,
      "Bundle.entry[3].resource.valueQuantity has a code and does not say whose."),
    .init(
      #""valueQuantity":"#,
      #""dataAbsentReason":{"text":"x"},"valueQuantity":"#,
      "entry[3].Observation has a value and a reason for having none."),
    .init(
      #""valueQuantity":{"code":"{score}","system":"http://unitsofmeasure.org","unit":"{score}","value":6}"#,
      #""issued":"2026-11-21T09:20:05+01:00""#,
      "It has the name issued twice in one place."),
    .init(
      #""valueCodeableConcept":"#,
      #""valueQuantity":{"value":1},"valueCodeableConcept":"#,
      "entry[7].Observation has two values."),
    .init(
      #""hasMember":[{"reference":"urn:uuid:"#,
      #""hasMember":[{"reference":"urn:uuid:0"#,
      "entry[6].Observation.hasMember refers to nothing in the bundle."),
    .init(
      #""hasMember":["#,
      #""hasMember":[{},"#,
      "It is not JSON at byte"),
    .init(
      #""derivedFrom":["#,
      #""derivedFrom":[null,"#,
      "It has something empty or null"),
    .init(
      #""type":"Device""#,
      #""type":"Patient""#,
      "entry[3].Observation.device refers to something of another type."),
    .init(
      #""type":"Patient""#,
      #""type":"Group""#,
      "Bundle.entry[2].resource.author.type is not one of its codes."),
    .init(
      #""reference":"urn:uuid:"#,
      #""reference":"Patient/"#,
      "entry[2].QuestionnaireResponse.author refers to nothing in the bundle."),
    .init(
      #""target":[{"reference":"urn:uuid:"#,
      #""target":[{"display":""#,
      "No provenance tells where entry[2].QuestionnaireResponse comes from."),
    .init(
      #""size":"#,
      #""size":1"#,
      "entry[9].DocumentReference.content[0].attachment does not fit its type, size and hash."),
    .init(
      #""hash":""#,
      #""hash":"AAAA"#,
      "entry[9].DocumentReference.content[0].attachment does not fit its type, size and hash."),
    .init(
      #""data":""#,
      #""data":"*"#,
      "Bundle.entry[9].resource.content[0].attachment.data is no base64Binary."),
    .init(
      #""data":""#,
      #""data":"AAAA"#,
      "entry[9].DocumentReference.content[0].attachment does not fit its type, size and hash."),
    .init(
      #""contentType":"text/plain;charset=utf-8""#,
      #""contentType":"text/rtf""#,
      "Bundle.entry[9].resource.content[0].attachment.contentType is not one of its codes."),
    .init(
      #""system":"https://candidacy.invalid/sid/sha256","value":""#,
      #""system":"https://candidacy.invalid/sid/sha256","value":"0"#,
      "entry[9].DocumentReference.content[0].attachment does not fit its type, size and hash."),
    .init(
      "<p>",
      "<p><b>",
      "Bundle.entry[2].resource.text is not well-formed."),
    .init(
      "</p>",
      "</q>",
      "Bundle.entry[2].resource.text is not well-formed."),
    .init(
      "</div>",
      "",
      "Bundle.entry[2].resource.text is not well-formed."),
    .init(
      "<div xmlns",
      "<div XMLNS",
      "Bundle.entry[2].resource.text.div is no xhtml."),
    .init(
      "<p>",
      "<p>&nbsp;",
      "Bundle.entry[2].resource.text is not well-formed."),
    .init(
      #""status":"generated""#,
      #""status":"made""#,
      "Bundle.entry[2].resource.text.status is not one of its codes."),
    .init(
      #""code":"final","system":"https://candidacy.invalid/tag/export-status""#,
      #""code":"amended","system":"https://candidacy.invalid/tag/export-status""#,
      "entry[3].Observation is not tagged like the rest."),
    .init(
      #"{"code":"k7w2m9-1","system":"https://candidacy.invalid/tag/session"},"#,
      "",
      "entry[2].QuestionnaireResponse is not tagged like the rest."),
    .init(
      #""target":["#,
      #""target":["x","#,
      "R4 has no Bundle.entry[10].resource.target[0]."),
    .init(
      #""agent":["#,
      #""agents":["#,
      "Bundle.entry[10].resource.agent is missing."),
    .init(
      #""unit":"{score}","value":6"#,
      #""unit":"{score}","value":"6""#,
      "Bundle.entry[3].resource.valueQuantity.value is no decimal."),
    .init(
      #""activity""#,
      #""act""#,
      "R4 has no Bundle.entry[10].resource.act."),
    .init(
      #""role":"source""#,
      #""role":"sources""#,
      "Bundle.entry[10].resource.entity[0].role is not one of its codes."),
    .init(
      #""language":"en""#,
      #""language":"e n ""#,
      "Bundle.entry[2].resource.language is no code."),
    .init(
      #""profile":["http"#,
      #""profile":[""#,
      "Bundle.entry[2].resource.meta.profile[0] is no canonical."),
    .init(
      #""value":"42-7""#,
      #""value":"42-8""#,
      "entry[0].Patient.request does not fit its resource."),
  ]
}
