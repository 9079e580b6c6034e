package import Casework

extension NextStep {
  /// The command as people read it: what they must supply is named in their language. Words among
  /// which they choose stay, as they are typed so.
  package var shownCommand: Localized {
    let parts = command.split(separator: "<", omittingEmptySubsequences: false)
    var zh = String(parts.first ?? "")
    for part in parts.dropFirst() {
      let end = part.firstIndex(of: ">") ?? part.endIndex
      let words = part[..<end].split(separator: ":", omittingEmptySubsequences: false)
      zh +=
        "<"
        + words.map { NextStep.placeholders[String($0)] ?? String($0) }
        .joined(separator: ":")
      zh += part[end...]
    }
    return Localized(zh: zh, en: command)
  }

  private static let placeholders = [
    "cause": "原因", "code": "根本原因", "grounds": "依据", "kind": "类型", "opinion": "意见",
    "person": "人员", "promise": "承诺", "text": "内容", "unit": "部门",
  ]
}
