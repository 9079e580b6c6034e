internal import CLibYAML
internal import Casework

/// One step of libyaml through a document.
struct YAMLEvent {
  enum Kind {
    case streamStart, streamEnd, documentStart, documentEnd
    case alias, scalar, sequenceStart, sequenceEnd, mappingStart, mappingEnd
  }

  var kind: Kind
  /// A scalar's value, or the name an alias asks for.
  var text = ""
  var anchor: String?
  var tag: String?
  var style = YAMLNode.Style.quoted
  var isFlow = false
  /// A literal or folded text, whose end mark lies behind the blank lines that follow it.
  var isBlockText = false
  /// Counted from 1; the column in Unicode scalars.
  var line = 1
  var column = 1
  /// The last line the event's text occupies.
  var endLine = 1
}

/// Why libyaml stopped, in its own words; `YAMLProblem+Message.swift` says it in ours.
struct YAMLProblem: Error {
  enum Place {
    case mark(line: Int, column: Int)
    case byte(Int)
  }

  var problem: String
  var place: Place
  var context: String
  var contextLine: Int
  var contextColumn: Int
}

/// libyaml's pull parser over a text in memory.
struct YAMLEvents: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>

  init(of text: YAMLText) throws(Diagnostic) {
    parser = .allocate(capacity: 1)
    input = .allocate(capacity: text.bytes.count)
    _ = input.initialize(fromContentsOf: text.bytes)
    parser.initialize(to: yaml_parser_t())
    guard yaml_parser_initialize(parser) == 1 else {
      throw Diagnostic(
        rule: "yaml-syntax", Localized(zh: "内存不足", en: "out of memory"), file: text.file)
    }
    yaml_parser_set_input_string(parser, input.baseAddress, input.count)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    input.deallocate()
  }

  mutating func next() throws(YAMLProblem) -> YAMLEvent {
    var raw = yaml_event_t()
    guard yaml_parser_parse(parser, &raw) == 1 else { throw problem() }
    defer { yaml_event_delete(&raw) }
    var event = YAMLEvent(kind: .streamStart)
    event.line = Int(raw.start_mark.line) + 1
    event.column = Int(raw.start_mark.column) + 1
    event.endLine = Int(raw.end_mark.line) + 1
    event.read(raw)
    return event
  }

  private func problem() -> YAMLProblem {
    let state = parser.pointee
    let isReader = state.error == YAML_READER_ERROR
    return YAMLProblem(
      problem: state.problem.map { String(cString: $0) } ?? "",
      place: isReader
        ? .byte(Int(state.problem_offset))
        : .mark(
          line: Int(state.problem_mark.line) + 1, column: Int(state.problem_mark.column) + 1),
      context: state.context.map { String(cString: $0) } ?? "",
      contextLine: Int(state.context_mark.line) + 1,
      contextColumn: Int(state.context_mark.column) + 1)
  }
}

extension YAMLEvent {
  /// Takes the fields of its kind from libyaml's event.
  fileprivate mutating func read(_ raw: yaml_event_t) {
    switch raw.type {
    case YAML_SCALAR_EVENT: readScalar(raw)
    case YAML_ALIAS_EVENT:
      kind = .alias
      text = string(raw.data.alias.anchor) ?? ""
    case YAML_SEQUENCE_START_EVENT:
      kind = .sequenceStart
      let data = raw.data.sequence_start
      (anchor, tag) = (string(data.anchor), string(data.tag))
      isFlow = data.style == YAML_FLOW_SEQUENCE_STYLE
    case YAML_MAPPING_START_EVENT:
      kind = .mappingStart
      let data = raw.data.mapping_start
      (anchor, tag) = (string(data.anchor), string(data.tag))
      isFlow = data.style == YAML_FLOW_MAPPING_STYLE
    case YAML_SEQUENCE_END_EVENT: kind = .sequenceEnd
    case YAML_MAPPING_END_EVENT: kind = .mappingEnd
    case YAML_DOCUMENT_START_EVENT: kind = .documentStart
    case YAML_DOCUMENT_END_EVENT: kind = .documentEnd
    case YAML_STREAM_END_EVENT: kind = .streamEnd
    default: kind = .streamStart
    }
  }

  private mutating func readScalar(_ raw: yaml_event_t) {
    let data = raw.data.scalar
    kind = .scalar
    text = String(
      decoding: UnsafeBufferPointer(start: data.value, count: data.length), as: UTF8.self)
    (anchor, tag) = (string(data.anchor), string(data.tag))
    style = data.style == YAML_PLAIN_SCALAR_STYLE ? .plain : .quoted
    isBlockText = data.style == YAML_LITERAL_SCALAR_STYLE || data.style == YAML_FOLDED_SCALAR_STYLE
    if isBlockText, raw.end_mark.column == 0, endLine > line { endLine -= 1 }
  }

  private func string(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    pointer.map { String(cString: $0) }
  }
}
