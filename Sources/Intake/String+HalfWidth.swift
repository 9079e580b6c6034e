extension String {
  /// Full-width digits, letters and marks made ASCII, and spaces of every kind plain ones.
  var halfWidth: String {
    var view = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: view.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0xFFE5: view.append("¥")
      case 0xA0, 0x202F, 0x3000: view.append(" ")
      default: view.append(scalar)
      }
    }
    return String(view)
  }
}
