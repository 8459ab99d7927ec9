public import Insight
public import Model
public import Screen

/// A cell of the list as text: short for the screen, exact for copying.
public struct CellText {
    /// How it stands on screen.
    public let shown: SafeText
    /// What it is.
    public let role: Role
    /// Without rounding, for copying and files; empty where the question does not arise.
    public let plain: String

    /// The text of a cell of a program of a currency.
    public init(_ value: CellValue, currency: Currency, isASCII: Bool) {
        self.init(value, Format(currency: currency, isASCII: isASCII), .english)
    }

    init(_ value: CellValue, _ format: Format, _ say: Catalogue) {
        let glyphs = Glyphs(isASCII: format.isASCII)
        switch value {
        case .text(let text): self.init(text)
        case .number(let text): self.init(text)
        case .count(let count): self.init(Format.count(count), plain: String(count))
        case .money(let units):
            self.init(
                format.wholeMoney(units),
                plain: Money(minorUnits: units, currency: format.currency).plain)
        case .moneyPerClick(let units, let clicks):
            self.init(
                CellText.perClick(units, clicks, format),
                plain: CellText.exactPerClick(units, clicks, format))
        case .ratio(let part, let whole):
            self.init(
                Format.percent(Double(part) / Double(whole)),
                plain: Format.fixed(Double(part) / Double(whole), digits: 6))
        case .chance(let chance):
            self.init(
                CellText.percent(ofChance: chance), plain: Format.fixed(chance, digits: 6))
        case .part(let part):
            self.init(
                "\(Int((part * 100).rounded()))", plain: Format.fixed(part, digits: 6))
        case .decimal(let value):
            self.init(Format.fixed(value, digits: 1), plain: Format.fixed(value, digits: 3))
        case .rhythm(let gap, let silent):
            self.init("\(gap.map { "\($0)d" } ?? "?") / \(silent)d")
        case .days(let days): self.init("\(days)d")
        case .tooManyDays(let days):
            self.init(shown: SafeText("\(days)d!"), role: .warn, plain: "\(days)d")
        case .progress(let done, let all): self.init("\(done)/\(all)")
        case .day(let day): self.init(day.iso)
        case .stage(let stage): self.init(say[.name(of: stage)], plain: stage.word)
        case .state(let state):
            let sign = StateSign(state)
            self.init(
                shown: (format.isASCII ? sign.ascii : sign.unicode) + " "
                    + SafeText(say[.name(of: state)]),
                role: sign.role, plain: state.word)
        case .series(let values):
            self.init(
                shown: glyphs.sparkline(values.map(Double.init), columns: values.count),
                role: .chart, plain: values.map(String.init).joined(separator: " "))
        case .unknown: self.init(shown: "?", role: .muted, plain: "?")
        case .notApplicable: self.init(shown: "n/a", role: .muted, plain: "n/a")
        case .absent: self.init(shown: format.isASCII ? "-" : "—", role: .muted, plain: "")
        }
    }

    /// The text of a cell of a column: an address with its domain as it is, where that may be taken
    /// for another.
    init(_ value: CellValue, of column: ListColumn, _ format: Format, _ say: Catalogue) {
        if column == .email || column == .site, case .text(let text) = value,
            let plain = DomainName.unmasked(text)
        {
            self.init(shown: SafeText(plain), role: .warn, plain: text)
        } else {
            self.init(value, format, say)
        }
    }

    private init(_ text: String, plain: String? = nil) {
        self.init(shown: SafeText(text), role: .text, plain: plain ?? text)
    }

    private init(shown: SafeText, role: Role, plain: String) {
        self.shown = shown
        self.role = role
        self.plain = plain
    }

    /// A chance in whole percent; nothing is certain.
    static func percent(ofChance chance: Double) -> String {
        switch chance {
        case ..<0.005: "<1"
        case 0.995...: ">99"
        default: String(Int((chance * 100).rounded()))
        }
    }

    /// Minor units for a click in major units, with six digits after those of the currency.
    private static func exactPerClick(_ units: Int64, _ clicks: Int64, _ format: Format) -> String {
        var scale = 1.0
        for _ in 0..<format.currency.minorDigits { scale *= 10 }
        return Format.fixed(
            Double(units) / Double(clicks) / scale, digits: 6 + format.currency.minorDigits)
    }

    static func perClick(_ units: Int64, _ clicks: Int64, _ format: Format) -> String {
        perClick(Double(units) / Double(clicks), format)
    }

    /// Minor units for a click in major units, with two or three digits.
    static func perClick(_ units: Double, _ format: Format) -> String {
        var scale = 1.0
        for _ in 0..<format.currency.minorDigits { scale *= 10 }
        let value = units / scale
        return Format.fixed(value, digits: value.magnitude < 1 ? 3 : 2)
    }
}

/// The sign of a state: never colour alone.
struct StateSign {
    let unicode: SafeText
    let ascii: SafeText
    let role: Role

    init(_ state: PartnerState) {
        switch state {
        case .active: (unicode, ascii, role) = ("●", "a", .good)
        case .new: (unicode, ascii, role) = ("◆", "n", .accent)
        case .fading: (unicode, ascii, role) = ("◐", "f", .warn)
        case .cooling: (unicode, ascii, role) = ("◔", "c", .warn)
        case .gone: (unicode, ascii, role) = ("×", "g", .bad)
        case .quiet: (unicode, ascii, role) = ("○", "q", .bad)
        case .neverStarted: (unicode, ascii, role) = ("◇", "0", .warn)
        case .noSaleYet: (unicode, ascii, role) = ("□", "t", .warn)
        case .prospect: (unicode, ascii, role) = ("·", ".", .muted)
        case .unknown: (unicode, ascii, role) = ("?", "?", .muted)
        }
    }
}

extension Phrase {
    static func name(of stage: Stage) -> Phrase { named("stage" + capitalized(stage.word)) }

    static func name(of state: PartnerState) -> Phrase {
        named("state" + capitalized(String(describing: state)))
    }

    static func name(of kpi: KPI) -> Phrase {
        named("kpi" + capitalized(String(describing: kpi)))
    }

    static func name(of kind: ImportPreview.Kind) -> Phrase {
        named("kind" + capitalized(kind.rawValue))
    }
}
