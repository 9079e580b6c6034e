import Casework
import JSONText
import Policy
import Remedy

extension Desk {
  func offering() throws(Failure) -> Offering {
    try Offering(policy(RemedyPolicy.self), staff())
  }

  /// The answer of a command about an offer: the last one touched, its tests and who may approve it.
  func reply(to written: Written, offering: Offering) throws(Failure) -> Reply {
    let subject = written.complaint
    let touched = written.events.lazy.compactMap { $0.data["offer"]?.string }.first
    let offer = subject.offers.first { $0.id == touched } ?? subject.offers.last
    guard let offer else { return try reply(to: written) }
    let approvers = offer.status == .proposed ? offering.approvers(subject, offer) : []
    var json = offer.fields
    json["may"] = .array(approvers.map { .string($0) })
    let tests = try policy(RemedyPolicy.self).tests
    return try reply(to: written, ["offer": .object(json)]) { page, words in
      let status = words.names.name("offer", offer.status.rawValue)
      page.pair(
        say(zh: "方案", en: "offer"),
        say(zh: "\(offer.what)（\(status)）", en: "\(offer.what) (\(status))"))
      page.pair(say(zh: "金额", en: "amount"), words.money(offer.money))
      let failed = offer.failedTests.map { tests[$0]?() ?? $0 }
      page.pair(say(zh: "未通过", en: "fails"), words.list(failed), .warning)
      page.pair(say(zh: "可批准", en: "may approve"), words.people(approvers))
    }
  }
}

extension Offer {
  /// The ids of the tests it fails (REM-2).
  var failedTests: [String] {
    ["need", "now", "told"].filter { fields["tests"]?.object?[$0]?.bool == false }
  }
}
