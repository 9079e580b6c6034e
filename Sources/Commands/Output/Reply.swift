package import Casework
package import JSONText

/// What a command answers, for programs and for people.
package struct Reply: Sendable {
  package var status = ExitStatus.done
  /// One object, or one a line where the command lists.
  package var json: [JSONObject]
  /// JSON Lines that are harmless text already, instead of `json`.
  package var lines: [UInt8]?
  /// What `-q` prints.
  package var ids: [String] = []
  /// Made only when a person reads it.
  package var page: @Sendable () -> Page
  /// Printed as it is instead of the page: a script, a schema.
  package var plain: String?
  /// Said on standard error; the command was done all the same.
  package var warnings: [Diagnostic] = []

  package init(
    _ json: JSONObject, ids: [String] = [], page: @escaping @Sendable () -> Page
  ) {
    self.json = [json]
    self.ids = ids
    self.page = page
  }

  package init(
    list: [JSONObject], ids: [String] = [], page: @escaping @Sendable () -> Page
  ) {
    json = list
    self.ids = ids
    self.page = page
  }
}
