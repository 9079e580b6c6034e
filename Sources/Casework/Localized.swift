/// The languages every text a user meets exists in.
package enum Language: String, CaseIterable, Sendable {
  case zh, en

  /// The language of the running command; English until something says otherwise.
  @TaskLocal package static var current: Language = .en
}

/// One text in Chinese and in English, each written for its reader.
package struct Localized: Hashable, Sendable {
  package var zh: String
  package var en: String

  package init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  /// A text that reads the same in both languages: a name, a code, a path.
  package init(same text: String) {
    self.init(zh: text, en: text)
  }

  package func callAsFunction(_ language: Language = .current) -> String {
    switch language {
    case .zh: zh
    case .en: en
    }
  }
}

/// Words of somebody else's, in the quotes of the running command's language.
package func quoted(_ text: String) -> String { say(zh: "“\(text)”", en: "'\(text)'") }

/// The text in the language of the running command.
package func say(zh: String, en: String) -> String {
  Localized(zh: zh, en: en)()
}
