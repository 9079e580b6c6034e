import Casework
import JSONText

/// The register form of a complaint, ready to print and sign (INT-5, GB/T 19012 annex).
struct RegisterForm: Sendable {
  private let title: String
  private let company: String
  private let sections: [Section]

  private struct Section: Sendable {
    let title: String
    let rows: [(label: String, value: String)]
  }

  init(_ subject: Case, _ words: PhraseBook, company: String) {
    self.company = company
    title = say(zh: "投诉登记表", en: "Complaint register form")
    sections = [
      RegisterForm.register(subject, words), RegisterForm.complainant(subject),
      RegisterForm.complaint(subject), RegisterForm.demands(subject, words),
    ]
  }

  // MARK: What stands in it

  private static func register(_ subject: Case, _ words: PhraseBook) -> Section {
    Section(
      title: say(zh: "登记", en: "Register"),
      rows: [
        (say(zh: "编号", en: "Number"), subject.id.text),
        (say(zh: "受理时间", en: "Received"), words.time(subject.received) ?? ""),
        (say(zh: "渠道", en: "Channel"), words.name("channel", subject.channel) ?? ""),
        (say(zh: "受理人", en: "Taken by"), words.person(subject.events.first?.by) ?? ""),
        (say(zh: "受理单位", en: "Unit"), words.name("unit", subject.unit) ?? ""),
        (
          say(zh: "级别", en: "Level"),
          subject.level.map { say(zh: "\($0) 级", en: "level \($0)") } ?? ""
        ),
        (say(zh: "类别", en: "Category"), subject.category.map { words.rule("category", $0) } ?? ""),
        (say(zh: "负责人", en: "Owner"), words.person(subject.owner) ?? ""),
      ])
  }

  private static func complainant(_ subject: Case) -> Section {
    let customer = subject.fields["customer"]?.object
    func field(_ key: String) -> String { customer?[key]?.string ?? "" }
    return Section(
      title: say(zh: "投诉人", en: "Complainant"),
      rows: [
        (say(zh: "姓名", en: "Name"), field("name")), (say(zh: "电话", en: "Phone"), field("phone")),
        (say(zh: "地址", en: "Address"), field("address")),
        (say(zh: "产品", en: "Product"), subject.fields["product"]?.string ?? ""),
        (say(zh: "批次", en: "Batch"), subject.fields["lot"]?.string ?? ""),
        (say(zh: "订单", en: "Order"), subject.fields["order"]?.string ?? ""),
      ])
  }

  private static func complaint(_ subject: Case) -> Section {
    let told = subject.fields["w5h1"]?.object
    func field(_ key: String) -> String { told?[key]?.string ?? "" }
    return Section(
      title: say(zh: "投诉内容", en: "Complaint"),
      rows: [
        (say(zh: "何事", en: "What"), field("what")), (say(zh: "何时", en: "When"), field("when")),
        (say(zh: "何地", en: "Where"), field("where")), (say(zh: "何人", en: "Who"), field("who")),
        (say(zh: "推测原因", en: "Presumed cause"), field("why")),
        (say(zh: "影响", en: "Effect"), field("how")),
      ])
  }

  private static func demands(_ subject: Case, _ words: PhraseBook) -> Section {
    Section(
      title: say(zh: "诉求与处理", en: "Demand and handling"),
      rows: [
        (say(zh: "诉求", en: "Asks for"), words.list(subject.demands.map { words.demand($0) })),
        (say(zh: "情绪", en: "Emotion"), words.emotion(subject.emotion) ?? ""),
        (say(zh: "处理意见", en: "Handling"), ""),
        (say(zh: "处理结果", en: "Outcome"), subject.outcome ?? ""),
        (say(zh: "客户签字", en: "Customer's signature"), ""),
        (say(zh: "经办人签字、日期", en: "Signed by, on"), ""),
      ])
  }

  var json: JSONValue {
    .array(
      sections.map { section in
        [
          "title": .string(section.title),
          "rows": .array(
            section.rows.map { ["label": .string($0.label), "value": .string($0.value)] }),
        ]
      })
  }

  // MARK: As it is printed

  var markdown: String {
    var text = "# \(RegisterForm.markdown(company)) \(title)\n"
    for section in sections {
      text += "\n## \(section.title)\n\n| | |\n|---|---|\n"
      for row in section.rows {
        text += "| \(row.label) | \(RegisterForm.markdown(row.value)) |\n"
      }
    }
    return text
  }

  /// Marks that Markdown or HTML would read are taken for characters.
  private static func markdown(_ text: String) -> String {
    var safe = ""
    for character in html(text.harmless) {
      if "\\`*_{}[]()#+!|~".contains(character) { safe.append("\\") }
      safe.append(character)
    }
    return safe
  }

  var html: String {
    let rows = sections.map { section in
      "<h2>\(section.title)</h2>\n<table>\n"
        + section.rows.map {
          "<tr><th>\($0.label)</th><td>\(RegisterForm.lines($0.value))</td></tr>\n"
        }
        .joined() + "</table>\n"
    }.joined()
    let language = Language.current == .zh ? "zh-CN" : "en"
    return """
      <!doctype html>
      <html lang="\(language)">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>\(title)</title>
      <style>\(RegisterForm.style)</style>
      <h1>\(RegisterForm.html(company.harmless)) · \(title)</h1>
      \(rows)</html>

      """
  }

  private static let style = """
    @page { size: A4; margin: 15mm } body { font: 11pt/1.5 "Noto Sans", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; \
    max-width: 180mm; margin: 1em auto; padding: 0 1em; color: #111 } h1 { font-size: 15pt; text-align: center } \
    h2 { font-size: 11pt; margin: 1em 0 .3em } table { width: 100%; border-collapse: collapse } \
    th, td { border: 1px solid #888; padding: .35em .6em; text-align: left; vertical-align: top; height: 1.5em; \
    overflow-wrap: anywhere } th { width: 24%; font-weight: 600; background: #f4f4f4 } tr { break-inside: avoid }
    """

  private static func lines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { html(String($0).harmless) }.joined(separator: "<br>")
  }

  private static func html(_ text: String) -> String {
    var safe = ""
    for character in text {
      switch character {
      case "&": safe += "&amp;"
      case "<": safe += "&lt;"
      case ">": safe += "&gt;"
      case "\"": safe += "&quot;"
      case "'": safe += "&#39;"
      default: safe.append(character)
      }
    }
    return safe
  }
}
