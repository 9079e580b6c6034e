import Casework
import Words

/// Finds numbers, and what numbers stand for, in a text.
struct TextScan {
  private let text: FoldedText
  private let folded: [UInt32]
  private let start: Int

  init(_ text: FoldedText, from start: Int) {
    (self.text, folded, self.start) = (text, text.folded, start)
  }

  static func isDigit(_ value: UInt32) -> Bool { (0x30...0x39).contains(value) }

  private func stands(_ scalars: [UInt32], at place: Int) -> Bool {
    place >= 0 && place + scalars.count <= folded.count
      && folded[place..<place + scalars.count].elementsEqual(scalars)
  }

  // MARK: Tokens and phones

  /// Letters, digits and hyphens with a digit among them, after any of some marks.
  func token(after marks: String, least: Int) -> Range<Int>? {
    let skipped = Set(marks.unicodeScalars.map(\.value))
    var first = start
    while first < folded.count, skipped.contains(folded[first]) { first += 1 }
    var end = first
    while end < folded.count, FoldedText.isWord(folded[end]) || folded[end] == 0x2D { end += 1 }
    let hasDigit = folded[first..<end].contains(where: TextScan.isDigit)
    return end - first >= least && hasDigit ? first..<end : nil
  }

  /// Runs of digits that single spaces, hyphens or brackets may part (a space may follow a bracket),
  /// perhaps after a plus.
  var digitRuns: [Range<Int>] {
    var runs: [Range<Int>] = []
    var place = start
    while place < folded.count {
      let isBegin =
        TextScan.isDigit(folded[place])
        || folded[place] == 0x2B && place + 1 < folded.count && TextScan.isDigit(folded[place + 1])
      guard isBegin, place == 0 || !FoldedText.isWord(folded[place - 1]) else {
        place += 1
        continue
      }
      var end = place + 1
      var last = end
      while end < folded.count {
        if TextScan.isDigit(folded[end]) {
          last = end + 1
        } else if ![0x20, 0x2D, 0x28, 0x29].contains(folded[end])
          || end > last + (folded[last] == 0x29 ? 1 : 0)
        {
          break
        }
        end += 1
      }
      runs.append(place..<last)
      place = max(last, place + 1)
    }
    return runs
  }

  /// Whether a run of digits is a phone's: a Chinese mobile, a line with an area code, a 400 number;
  /// after a plus any that E.164 allows; in North America `(212) 555-0100`.
  ///
  /// - Parameter digits: those of `written`, its country left out where it is China.
  static func isPhone(_ digits: String, written: String) -> Bool {
    let groups = written.split { !$0.isASCII || !$0.isNumber }.map(\.count)
    if written.hasPrefix("+") || written.hasPrefix("＋") { return (8...15).contains(digits.count) }
    if groups == [3, 3, 4], let first = digits.first, first >= "2" { return true }
    let second = digits.dropFirst().first ?? "0"
    switch digits.count {
    case 11 where digits.hasPrefix("1"): return ("3"..."9").contains(second)
    case 10...12 where digits.hasPrefix("0"): return second != "0"
    case 10 where digits.hasPrefix("400") || digits.hasPrefix("800"): return true
    default: return false
    }
  }

  // MARK: Amounts

  /// What stands for money, and for which.
  private struct Mark {
    let scalars: [UInt32]
    let currencies: [String]

    init(_ mark: String, _ currencies: [String]) {
      (scalars, self.currencies) = (mark.unicodeScalars.map(\.value), currencies)
    }
  }

  private static let dollars = ["USD", "HKD", "SGD", "TWD", "AUD", "CAD", "NZD"]
  private static let before = [
    Mark("us$", ["USD"]), Mark("hk$", ["HKD"]), Mark("nt$", ["TWD"]), Mark("s$", ["SGD"]),
    Mark("$", dollars), Mark("¥", ["CNY", "JPY"]), Mark("￥", ["CNY", "JPY"]), Mark("£", ["GBP"]),
    Mark("€", ["EUR"]), Mark("₹", ["INR"]), Mark("rmb", ["CNY"]), Mark("cny", ["CNY"]),
    Mark("人民币", ["CNY"]), Mark("usd", ["USD"]), Mark("gbp", ["GBP"]), Mark("eur", ["EUR"]),
  ]
  private static let after = [
    Mark("块钱", ["CNY", "HKD", "TWD"]), Mark("元", ["CNY", "HKD", "TWD"]),
    Mark("块", ["CNY", "HKD", "TWD"]), Mark("圆", ["CNY", "HKD", "TWD"]), Mark("yuan", ["CNY"]),
    Mark("rmb", ["CNY"]), Mark("cny", ["CNY"]), Mark("dollars", dollars), Mark("dollar", dollars),
    Mark("bucks", dollars), Mark("usd", ["USD"]), Mark("pounds", ["GBP"]), Mark("quid", ["GBP"]),
    Mark("euros", ["EUR"]), Mark("euro", ["EUR"]), Mark("rupees", ["INR"]),
  ]
  private static let sizes = ["万", "千", "百", "亿", "k"].map { $0.unicodeScalars.map(\.value) }

  /// A sum of money in a text.
  struct Sum {
    let amount: Amount
    let range: Range<Int>
    /// Those that its mark may stand for.
    let currencies: [String]
  }

  /// The number right after a word that says it is a sum: 赔我3000, "paid 1.5k".
  ///
  /// - Parameter unless: what counts something else when it follows: 次, "times".
  func amount(within gap: Int, unless others: [Phrase]) -> Sum? {
    for place in start..<min(start + gap + 1, folded.count) {
      guard let number = number(at: place) else {
        if TextScan.ends.contains(folded[place]) { return nil }
        continue
      }
      let end = number.upperBound
      let rest = FoldedText(text.text(end..<min(end + TextScan.longest, folded.count)))
      let isOther = others.contains { other in
        other.ranges(in: rest, gap: 0).contains { $0.lowerBound <= 1 }
      }
      guard !isOther, !isPart(number), mark(before: number.lowerBound) == nil,
        mark(after: end) == nil, let amount = amount(number), amount >= Amount(10),
        !TextScan.isYear(amount)
      else { return nil }
      return Sum(amount: amount, range: number, currencies: [])
    }
    return nil
  }

  /// What parts a word from a number that isn't its sum.
  private static let ends = Set("。！？；，、!?;,\n".unicodeScalars.map(\.value))

  /// "paid in 2024" names no sum.
  private static func isYear(_ amount: Amount) -> Bool {
    amount >= Amount(1990) && amount <= Amount(2100)
  }

  /// Of what is looked for after a number, in scalars.
  private static let longest = 16

  /// Sums of money with a mark of their currency.
  var amounts: [Sum] {
    var found: [Sum] = []
    var place = start
    while place < folded.count {
      guard let number = number(at: place) else {
        place += 1
        continue
      }
      let (prefix, suffix) = (mark(before: number.lowerBound), mark(after: number.upperBound))
      if let mark = prefix ?? suffix, !isPart(number), let amount = amount(number) {
        let rest = suffix.flatMap { tenths(after: $0.place) }
        let range =
          (prefix?.place ?? number.lowerBound)..<(rest?.end ?? suffix?.place ?? number.upperBound)
        found.append(
          Sum(
            amount: amount + (rest?.amount ?? .zero), range: range, currencies: mark.currencies))
      }
      place = number.upperBound
    }
    return found
  }

  /// Whether a number is part of one that isn't read: 几千, 一百多万, -500, "5m".
  private func isPart(_ number: Range<Int>) -> Bool {
    let (before, after) = (number.lowerBound - 1, number.upperBound)
    if before >= 0, TextScan.vague.contains(folded[before]) || folded[before] == 0x2D {
      return true
    }
    guard after < folded.count else { return false }
    let isMore = TextScan.more.contains(folded[after]) && after + 1 < folded.count
    if isMore, ChineseNumber.isSize(folded[after + 1]) { return true }
    return FoldedText.isWord(folded[after - 1]) && FoldedText.isWord(folded[after])
      && mark(after: after) == nil
  }

  private static let vague = Set("几数上".unicodeScalars.map(\.value))
  private static let more = Set("多几来".unicodeScalars.map(\.value))

  /// 3块5: a single digit after the currency counts tenths.
  private func tenths(after place: Int) -> (amount: Amount, end: Int)? {
    guard place < folded.count, TextScan.pieces.contains(folded[place - 1]),
      TextScan.isDigit(folded[place]),
      place + 1 == folded.count || !FoldedText.isWord(folded[place + 1])
    else { return nil }
    return Amount(written: "0." + text.text(place..<place + 1)).map { ($0, place + 1) }
  }

  private static let pieces = Set("块元".unicodeScalars.map(\.value))

  /// Digits with their points, commas and Chinese sizes, or a number in Chinese characters.
  private func number(at place: Int) -> Range<Int>? {
    if place > 0, FoldedText.isWord(folded[place - 1]), FoldedText.isWord(folded[place]) {
      return nil
    }
    if let end = ChineseNumber.end(in: folded, from: place) { return place..<end }
    guard TextScan.isDigit(folded[place]) else { return nil }
    var end = place
    while end < folded.count {
      let isInner = [0x2C, 0x2E].contains(folded[end]) && end + 1 < folded.count
      if TextScan.isDigit(folded[end]) || isInner && TextScan.isDigit(folded[end + 1]) {
        end += 1
      } else if TextScan.sizes.contains(where: { stands($0, at: end) }) {
        end += 1
        if end < folded.count, !TextScan.isDigit(folded[end]) { break }
      } else {
        break
      }
    }
    return place..<end
  }

  private func amount(_ range: Range<Int>) -> Amount? {
    if let number = ChineseNumber(folded[range]) { return Amount(number.value) }
    let written = text.text(range)
    if written.lowercased().hasSuffix("k") {
      return Amount(written: String(written.dropLast())).map { $0 * Amount(1000) }
    }
    return Amount(written: written)
  }

  private func mark(before place: Int) -> (place: Int, currencies: [String])? {
    let end = place > 0 && folded[place - 1] == 0x20 ? place - 1 : place
    for mark in TextScan.before {
      let start = end - mark.scalars.count
      guard stands(mark.scalars, at: start) else { continue }
      let isWhole =
        start == 0 || !FoldedText.isWord(folded[start]) || !FoldedText.isWord(folded[start - 1])
      if isWhole { return (start, mark.currencies) }
    }
    return nil
  }

  private func mark(after place: Int) -> (place: Int, currencies: [String])? {
    let start = place < folded.count && folded[place] == 0x20 ? place + 1 : place
    for mark in TextScan.after where stands(mark.scalars, at: start) {
      let end = start + mark.scalars.count
      let isWhole =
        end == folded.count || !FoldedText.isWord(folded[end - 1])
        || !FoldedText.isWord(folded[end])
      if isWhole { return (end, mark.currencies) }
    }
    return nil
  }
}

/// A whole number in Chinese characters: 三百五, 一万二, 两千, 叁仟伍佰.
struct ChineseNumber {
  let value: Int

  private static let digits: [UInt32: Int] = Dictionary(
    uniqueKeysWithValues: zip(
      "零一二三四五六七八九两壹贰叁肆伍陆柒捌玖".unicodeScalars.map(\.value),
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2, 1, 2, 3, 4, 5, 6, 7, 8, 9]))
  private static let sizes: [UInt32: Int] = Dictionary(
    uniqueKeysWithValues: zip(
      "十百千万拾佰仟".unicodeScalars.map(\.value), [10, 100, 1000, 10_000, 10, 100, 1000]))

  /// No number has more characters; whoever looks for one at every place of a text would otherwise
  /// look through a long run of them again and again.
  private static let longest = 12

  /// Where a number of Chinese characters ends that begins at a place; nil where none does.
  static func end(in text: [UInt32], from place: Int) -> Int? {
    var end = place
    while end < text.count, end <= place + longest,
      digits[text[end]] != nil || sizes[text[end]] != nil
    {
      end += 1
    }
    return end > place ? end : nil
  }

  static func isSize(_ value: UInt32) -> Bool { sizes[value] != nil }

  /// Nil for what is no number; a digit after the last size counts a tenth of it: 一万二.
  init?(_ scalars: ArraySlice<UInt32>) {
    // A size without a number is none: 几千, 上百.
    guard let first = scalars.first, scalars.count <= ChineseNumber.longest,
      ChineseNumber.digits[first] != nil || ChineseNumber.sizes[first] == 10
    else { return nil }
    var (sum, section, digit, last) = (0, 0, nil as Int?, 10)
    var wasZero = false
    for scalar in scalars {
      if let value = ChineseNumber.digits[scalar] {
        wasZero = value == 0
        digit = value
      } else if let size = ChineseNumber.sizes[scalar] {
        if size == 10_000 {
          (sum, section) = (sum + (section + (digit ?? 0)) * size, 0)
        } else {
          section += (digit ?? 1) * size
        }
        (digit, last, wasZero) = (nil, size, false)
      } else {
        return nil
      }
    }
    let isShort = last >= 100 && !wasZero && scalars.count > 1
    let rest = (digit ?? 0) * (isShort && !ChineseNumber.hasZero(scalars) ? last / 10 : 1)
    value = sum + section + rest
    guard value > 0 else { return nil }
  }

  private static func hasZero(_ scalars: ArraySlice<UInt32>) -> Bool {
    scalars.contains("零".unicodeScalars.first?.value ?? 0)
  }
}
