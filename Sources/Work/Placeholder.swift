/// The words in angle brackets that somebody replaces: `<text>`, `<emotion:0-10>`, `<field=value>`.
package enum Placeholder {
  /// A text with them in Chinese. Words among which one chooses stay, as they are typed so.
  package static func chinese(_ text: some StringProtocol) -> String {
    let parts = text.split(separator: "<", omittingEmptySubsequences: false)
    var chinese = String(parts.first ?? "")
    for part in parts.dropFirst() {
      let end = part.firstIndex(of: ">") ?? part.endIndex
      chinese += "<" + word(part[..<end], marks: [":", "="]) + part[end...]
    }
    return chinese
  }

  private static func word(_ text: some StringProtocol, marks: ArraySlice<Character>) -> String {
    guard let mark = marks.first else { return words[String(text)] ?? String(text) }
    return text.split(separator: mark, omittingEmptySubsequences: false)
      .map { word($0, marks: marks.dropFirst()) }.joined(separator: String(mark))
  }

  private static let words = [
    "id": "编号", "text": "内容", "options": "选项", "time": "时间", "unit": "部门", "file": "文件",
    "period": "期间", "offer": "方案", "person": "人员", "name": "名称", "n": "数", "grounds": "依据",
    "field": "字段", "value": "值", "outcome": "结果", "other": "另一案件", "code": "根本原因", "clock": "时限",
    "amount": "金额", "promise": "承诺", "channel": "渠道", "word": "词", "verdict": "结论", "path": "路径",
    "relation": "关系", "ref": "文号", "pack": "行业包", "moment": "时机", "kind": "类型", "group": "人群",
    "dir": "文件夹", "customer": "客户", "confirmed": "确认方式", "cause": "原因", "by": "分组", "body": "机构",
    "base": "共同祖先", "ours": "我方", "theirs": "对方", "zone": "时区", "state": "状态", "sort": "排序",
    "seed": "种子", "product": "产品", "policydir": "政策文件夹", "phone": "电话", "order": "订单号",
    "map": "对照表", "lot": "批次", "key": "键", "improvement": "改进", "columns": "列", "opinion": "意见",
    "mood": "表现", "emotion": "情绪",
  ]
}
