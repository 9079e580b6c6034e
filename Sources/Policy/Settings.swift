package import Casework

/// `cs.yaml`: what a workspace is.
package struct Settings: Sendable {
  package static let path = "cs.yaml"
  package static let schema = "cs.workspace/1"

  package let name: Localized
  package let pack: String
  /// The unit of those who work here.
  package let unit: String
  package let zone: Zone
  package let currency: String
  package let language: Language?

  /// - Throws: every fault of the file, each with its place.
  package static func read(_ bytes: [UInt8]) throws(Faults) -> Settings {
    let faults = PolicyFaults()
    let node = YAML.parse(bytes, file: path, faults: faults)
    let settings = node.flatMap {
      Settings(PolicyReader($0, file: path, faults: faults))
    }
    try faults.check()
    guard let settings else { throw Faults(faults.sorted) }
    return settings
  }

  private init?(_ reader: PolicyReader) {
    let fields = reader.fields()
    _ = fields.required("schema")?.choice([Settings.schema])
    let name = fields.required("name")?.localized()
    let pack = fields.required("pack")?.identifier()
    let unit = fields.required("unit")?.identifier()
    let zone = fields.required("timezone")?.zone()
    let currency = fields.required("currency")?.text()
    language = fields.optional("lang")?.word(Language.self)
    fields.finish()
    guard let name, let pack, let unit, let zone, let currency else { return nil }
    (self.name, self.pack, self.unit) = (name, pack, unit)
    (self.zone, self.currency) = (zone, currency)
  }
}

extension PolicyReader {
  fileprivate func zone() -> Zone? {
    guard let text = text() else { return nil }
    do throws(Failure) {
      return try Zone(text)
    } catch {
      for found in error.faults { fault(found.rule, found.message, hint: found.hint) }
      return nil
    }
  }
}
