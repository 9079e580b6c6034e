import Casework
import Classify
import Policy
import Words

/// A verdict with the words it rests on underlined in the text itself, and the words that were seen
/// but not counted (CLS-9).
struct Explanation {
  private let verdict: Verdict
  private let policy: ClassifyPolicy

  init(_ verdict: Verdict, _ policy: ClassifyPolicy) {
    (self.verdict, self.policy) = (verdict, policy)
  }

  func print(on page: inout Page, _ words: PhraseBook) {
    let spans = counted
    for field in verdict.asked.fields where !field.text.scalars.isEmpty {
      let marks = spans.filter { $0.span.field == field.name }
      page.heading(
        field.name == "text"
          ? say(zh: "原文", en: "Text") : words.names.name("field", field.name))
      let text = field.text.text(0..<field.text.scalars.count)
      MarkedText(text, marks).print(on: &page, width: 76)
    }
    let passed = passedOver
    if passed.isEmpty { return }
    page.heading(say(zh: "看到了但不算数", en: "Seen, but not counted"))
    for line in passed { page.bullet(line) }
  }

  /// Every place that counted, with what it counted for.
  private var counted: [(span: Span, label: String)] {
    var found: [(Span, String)] = []
    func add(_ rule: PolicyRule, _ grounds: Grounds, _ kind: String) {
      found += grounds.spans.map { ($0, kind + rule.name()) }
    }
    for cause in verdict.causes + verdict.outranked {
      let level = policy.rules.first { $0.base.id == cause.rule.id }?.level ?? 2
      add(cause.rule, cause.grounds, say(zh: "\(level) 级 · ", en: "level \(level) · "))
    }
    if let learned = verdict.learnedCategory {
      found += learned.spans.map { ($0, say(zh: "类别 · 像范例", en: "category · like the examples")) }
    } else if let best = verdict.categoryFinding {
      add(best.rule, best.grounds, say(zh: "类别 · ", en: "category · "))
    }
    for finding in verdict.styles + verdict.mindsets + verdict.difficult {
      add(finding.rule, finding.grounds, say(zh: "客户 · ", en: "customer · "))
    }
    for (right, grounds) in verdict.rights {
      add(right.base, grounds, say(zh: "权益 · ", en: "right · "))
    }
    if let learned = verdict.learned {
      found += learned.spans.map { span in
        (
          span,
          say(zh: "\(verdict.level) 级 · 像范例", en: "level \(verdict.level) · like the examples")
        )
      }
    }
    return found
  }

  /// Rules for levels that a word denied, doubted or excluded kept from holding.
  private var passedOver: [String] {
    var lines: [String] = []
    for cause in policy.rules where cause.base.when.grounds(in: verdict.asked) == nil {
      let findings = cause.base.when.findings(in: verdict.asked)
      if findings.contains(where: { $0.kind == .absent || $0.kind == .fact }) { continue }
      for finding in findings where finding.kind == .denied || finding.kind == .excluded {
        guard let span = finding.span else { continue }
        let name = cause.base.name()
        if let negation = finding.negation {
          lines.append(
            say(
              zh: "“\(span.text)”被“\(negation.text)”否定：\(name)",
              en: "'\(span.text)' is denied by '\(negation.text)': \(name)"))
        } else {
          lines.append(
            say(zh: "有“\(span.text)”就不算：\(name)", en: "'\(span.text)' rules it out: \(name)"))
        }
      }
    }
    return lines
  }
}
