extension String {
  /// The text without what would tell whose it is, as policy files are for everybody to read: the
  /// customer's name, and long numbers (phones, orders, cards), which become as many zeros.
  ///
  /// - Parameter customer: their name; nil when it isn't known.
  func anonymous(customer: String?) -> String {
    var scalars = Array(unicodeScalars)
    var start = 0
    while start < scalars.count {
      let end = String.numberEnd(in: scalars, from: start)
      let digits = (start..<end).filter { scalars[$0].isDigit }
      if digits.count >= String.longest {
        for place in digits { scalars[place] = "0" }
      }
      start = max(end, start + 1)
    }
    var view = UnicodeScalarView()
    view.append(contentsOf: scalars)
    let text = String(view)
    guard let customer, customer.count > 1 else { return text }
    return text.replacing(customer, with: "某某")
  }

  /// A number of fewer digits tells of nobody.
  private static let longest = 7

  /// Where the digits end that begin at a place; one space or hyphen may stand between them.
  private static func numberEnd(in scalars: [Unicode.Scalar], from start: Int) -> Int {
    var end = start
    while end < scalars.count {
      let isInner =
        end > start && end + 1 < scalars.count && [" ", "-"].contains(scalars[end])
        && scalars[end + 1].isDigit
      guard scalars[end].isDigit || isInner else { break }
      end += 1
    }
    return end
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) || ("０"..."９").contains(self) }
}
