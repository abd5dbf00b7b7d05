import ChartExport

extension FileProperties {
  /// The same facts for readers of dictionaries.
  var dictionary: String {
    "<< /Title \(title.literal) /Author \(author.literal) /Producer (Candidacy)"
      + " /CreationDate (\(pdfDate)) >>"
  }

  /// As in `D:20261121092005+01'00'`.
  private var pdfDate: String {
    let digits = created.isoText.filter(\.isNumber)
    let sign = created.minutesFromUTC < 0 ? "-" : "+"
    let zone = digits.dropFirst(14)
    return "D:\(digits.prefix(14))\(sign)\(zone.prefix(2))'\(zone.suffix(2))'"
  }

  /// XMP: what the file is, and which of the two standards it keeps.
  var packet: String {
    """
    <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
    <x:xmpmeta xmlns:x="adobe:ns:meta/">
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
     xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
     xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
     xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
     xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
     xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
     xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
    <dc:format>application/pdf</dc:format>
    <dc:title><rdf:Alt><rdf:li xml:lang="x-default">\(title.xml)</rdf:li></rdf:Alt></dc:title>
    <dc:creator><rdf:Seq><rdf:li>\(author.xml)</rdf:li></rdf:Seq></dc:creator>
    <dc:language><rdf:Bag><rdf:li>\(language.code.xml)</rdf:li></rdf:Bag></dc:language>
    <xmp:CreateDate>\(created.isoText)</xmp:CreateDate>
    <pdf:Producer>Candidacy</pdf:Producer>
    <pdfaid:part>2</pdfaid:part>
    <pdfaid:conformance>A</pdfaid:conformance>
    <pdfuaid:part>1</pdfuaid:part>
    \(Self.extensionSchema)
    </rdf:Description>
    </rdf:RDF>
    </x:xmpmeta>
    <?xpacket end="w"?>
    """
  }

  /// PDF/A knows no other standard's mark unless it is described.
  private static let extensionSchema = """
    <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
    <pdfaProperty:name>part</pdfaProperty:name>
    <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
    <pdfaProperty:category>internal</pdfaProperty:category>
    <pdfaProperty:description>Part of PDF/UA that the file keeps</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
    </rdf:li></rdf:Bag></pdfaExtension:schemas>
    """
}

extension String {
  fileprivate var xml: String {
    var text = ""
    for character in self {
      switch character {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case _: text.append(character)
      }
    }
    return text
  }
}
