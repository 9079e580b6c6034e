package import Casework

extension NextStep {
  /// The command as people read it: what they must supply is named in their language.
  package var shownCommand: Localized {
    Localized(zh: Placeholder.chinese(command), en: command)
  }
}
