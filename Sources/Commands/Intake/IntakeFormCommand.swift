import ArgumentParser
import Casework
import JSONText
import Policy

struct IntakeFormCommand: LeafCommand {
  static let about = Localized(
    zh: "投诉登记表，可打印", en: "the register form of a complaint, ready to print")
  static let examples = [
    Localized(same: "cs intake form 7k3mq2 --html > form.html"),
    Localized(same: "cs intake form 7k3mq2 --md"),
  ]

  @Argument(help: .caseID) var id: String
  @Flag(help: .text(zh: "打印用的网页", en: "a page to print")) var html = false
  @Flag(
    name: .customLong("md"), help: .text(zh: "Markdown（默认）", en: "Markdown, which is the default"))
  var markdown = false
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if html, markdown {
      throw ValidationError(say(zh: "--html 和 --md 选一个", en: "choose one of --html and --md"))
    }
  }

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let subject = try desk.open(id)
    let words = try PhraseBook(desk, classify: desk.policy(ClassifyPolicy.self))
    let form = RegisterForm(subject, words, company: desk.settings.name())
    var reply = Reply(
      ["schema": "cs.intake.form/1", "id": .string(subject.id.text), "sections": form.json],
      ids: [subject.id.text]
    ) { Page() }
    reply.plain = html ? form.html : form.markdown
    return reply
  }
}
