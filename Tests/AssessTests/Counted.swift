import Assess
import Casework
import TestSupport
import Testing

/// What a case counts for, having gone through the text that the index keeps of it.
func counted(_ subject: Case) throws -> CountedCase {
  let calendar = WorkCalendar.always(try Zone("Asia/Shanghai"))
  let counted = CountedCase(subject, subject.clocks(calendar))
  let read = try #require(CountedCase(text: counted.text))
  #expect(read == counted)
  return read
}
