extension SafeText {
    /// The text as lines of at most so many cells, broken at blanks where there are any.
    public func wrapped(to width: Int) -> [SafeText] {
        guard width > 0 else { return [] }
        var lines: [SafeText] = []
        var line: SafeText = ""
        for part in string.unicodeScalars.split(separator: " ") {
            var word = SafeText(String(String.UnicodeScalarView(part)))
            if line.columns > 0, line.columns + 1 + word.columns <= width {
                line = line + " " + word
                continue
            }
            if line.columns > 0 { lines.append(line) }
            while word.columns > width {
                var (head, tail) = word.splitWhole(at: width)
                if head.columns == 0 { (head, tail) = word.split(at: width) }
                lines.append(head)
                word = tail
            }
            line = word
        }
        return line.columns > 0 || lines.isEmpty ? lines + [line] : lines
    }
}
