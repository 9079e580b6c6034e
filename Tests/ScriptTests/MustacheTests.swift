import Casework
import Script
import Testing

/// The part of Mustache that scripts use.
@Suite struct MustacheTests {
  private func render(_ text: String) throws -> (text: String, unresolved: [String]) {
    var unresolved: [String] = []
    let values = ["customer": "王先生", "due": "", "offer": "{{agent}} & <b>"]
    let text = try Mustache(text).render(values, unresolved: &unresolved)
    return (text, unresolved)
  }

  static let texts: [(template: String, text: String)] = [
    ("", ""), ("plain", "plain"), ("{{customer}}", "王先生"), ("您好，{{customer}}！", "您好，王先生！"),
    ("{{ customer }}", "王先生"), ("{{&customer}}", "王先生"), ("{{customer}}{{customer}}", "王先生王先生"),
    ("a{{! a comment, {{ even }}b", "ab"), ("{ {customer} }", "{ {customer} }"),
    ("a } } b", "a } } b"),
    // A section stands while its name has a value, an inverted one while it has none.
    ("{{#customer}}有{{/customer}}", "有"), ("{{#due}}有{{/due}}", ""),
    ("{{#amount}}有{{/amount}}", ""),
    ("{{^customer}}无{{/customer}}", ""), ("{{^due}}无{{/due}}", "无"),
    ("{{^amount}}无{{/amount}}", "无"),
    ("{{# customer }}有{{/ customer }}", "有"),
    (
      "{{#customer}}1{{^due}}2{{#customer}}{{customer}}{{/customer}}3{{/due}}4{{/customer}}",
      "12王先生34"
    ),
    ("{{#due}}1{{#customer}}2{{/customer}}3{{/due}}4", "4"),
    ("{{#customer}}a{{/customer}}{{^customer}}b{{/customer}}", "a"),
    // A value is put in as it is, and not read again.
    ("{{offer}}", "{{agent}} & <b>"), ("{{#offer}}x{{/offer}}", "x"),
  ]

  @Test(arguments: texts)
  func fillsPlaceholdersAndSections(template: String, text: String) throws {
    let (rendered, unresolved) = try render(template)
    #expect(rendered == text)
    #expect(unresolved == [])
  }

  static let open: [(template: String, text: String, unresolved: [String])] = [
    ("{{amount}}", "{{amount}}", ["amount"]), ("{{due}}", "{{due}}", ["due"]),
    (
      "{{amount}}{{customer}}{{reason}}{{amount}}", "{{amount}}王先生{{reason}}{{amount}}",
      ["amount", "reason", "amount"]
    ),
    ("{{#amount}}{{reason}}{{/amount}}", "", []),
    ("{{#customer}}{{reason}}{{/customer}}", "{{reason}}", ["reason"]),
    ("{{^amount}}{{amount}}{{/amount}}", "{{amount}}", ["amount"]),
  ]

  @Test(arguments: open)
  func whatHasNoValueStaysAndIsNamed(template: String, text: String, unresolved: [String]) throws {
    let (rendered, names) = try render(template)
    #expect(rendered == text)
    #expect(names == unresolved)
  }

  static let broken: [(template: String, message: String)] = [
    ("{{customer", "'{{' is never closed by '}}'"), ("a {{", "'{{' is never closed by '}}'"),
    ("{{customer}", "'{{' is never closed by '}}'"),
    ("{{#customer}}x", "'{{#customer}}' is never closed"),
    ("{{^due}}x", "'{{#due}}' is never closed"),
    ("{{/customer}}", "'{{/customer}}' closes nothing"),
    ("{{#a}}{{#b}}{{/a}}{{/b}}", "'{{/a}}' closes nothing"),
    ("{{#a}}{{/a}}{{/a}}", "'{{/a}}' closes nothing"),
    ("{{Customer}}", "malformed placeholder 'Customer'"), ("{{}}", "malformed placeholder ''"),
    ("{{ }}", "malformed placeholder ''"), ("{{a b}}", "malformed placeholder 'a b'"),
    ("{{客户}}", "malformed placeholder '客户'"), ("{{a.b}}", "malformed placeholder 'a.b'"),
    ("{{{customer}}}", "malformed placeholder '{customer'"),
    ("{{>partial}}", "malformed placeholder '>partial'"),
    ("{{#}}{{/}}", "malformed placeholder ''"),
    ("{{=<% %>=}}", "malformed placeholder '=<% %>='"),
  ]

  @Test(arguments: broken)
  func aBrokenTemplateSaysWhatIsWrong(template: String, message: String) {
    let fault = #expect(throws: Diagnostic.self) { try Mustache(template) }
    #expect(fault?.message.en == message)
    #expect(fault?.rule == "bad-template")
  }

  @Test func sectionsNestSoDeepAndNoDeeper() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "{{#customer}}", count: depth) + "x"
        + String(repeating: "{{/customer}}", count: depth)
    }
    #expect(try render(nested(16)).text == "x")
    let fault = #expect(throws: Diagnostic.self) { try Mustache(nested(17)) }
    #expect(fault?.message.en == "sections are nested too deeply")
    #expect(throws: Diagnostic.self) { try Mustache(nested(100_000)) }
  }

  @Test func namesAreListedOnceInTheOrderOfTheirUse() throws {
    let mustache = try Mustache("{{b}}{{#a}}{{c}}{{^d}}{{b}}{{/d}}{{/a}}{{! e }}")
    #expect(mustache.names == ["b", "a", "c", "d"])
  }
}
