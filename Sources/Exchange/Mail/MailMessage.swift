import Model

/// One mail to one partner, as a file that mail programs open (RFC 5322) and that ends in `.eml`.
///
/// Recipients are only ever the one in `to`; nothing in a text can add a header, a recipient or
/// another part.
public struct MailMessage: Hashable, Sendable {
    /// The longest text, in bytes.
    public static let bodyLimit = 256 * 1024
    /// The longest subject, in bytes.
    public static let subjectLimit = 900

    /// Who writes.
    public let from: NamedAddress
    /// Who is written to.
    public let to: NamedAddress
    /// The subject, one line.
    public let subject: String
    /// The text, lines ending in line feeds.
    public let body: String
    /// The same text as a page, nil for text alone.
    public let html: String?
    /// The address by which one leaves the list the mail goes to, nil for a personal mail.
    public let leave: String?
    /// When, in milliseconds since 1 January 1970 UTC.
    public let milliseconds: Int64
    /// The random part of the message's lasting name, of `a-z 0-9 -`.
    public let key: String

    /// A mail from one mailbox to another.
    ///
    /// - Throws: `MessageMistake` for an empty or broken subject, or a text that is too long.
    public init(
        from: NamedAddress, to: NamedAddress, subject: String, body: String, html: String? = nil,
        leave: String? = nil, milliseconds: Int64, key: String
    ) throws(MessageMistake) {
        try HeaderText.check(subject, "subject")
        guard !HeaderText.trimmed(subject).isEmpty else {
            throw MessageMistake("subject", "it is empty", advice: "write what the mail is about")
        }
        try MailMessage.check(subject, "subject", limit: MailMessage.subjectLimit)
        try MailMessage.check(body, "text", limit: MailMessage.bodyLimit)
        try MailMessage.check(html ?? "", "HTML", limit: 2 * MailMessage.bodyLimit)
        guard !key.isEmpty, key.utf8.allSatisfy(PartnerID.isAllowed) else {
            throw MessageMistake("message", "its key may only have a-z, 0-9 and -")
        }
        self.from = from
        self.to = to
        self.subject = HeaderText.trimmed(subject)
        self.body = body
        if let leave, !IssueMarkup.isAddress(leave.utf8) {
            throw MessageMistake(
                "message", "‘\(leave)’ is no address to leave a list by",
                advice: "write https://… or mailto:…")
        }
        self.html = html
        self.leave = leave
        self.milliseconds = milliseconds
        self.key = key
    }

    /// The head as people read it before they send: every header with its plain value.
    public var headers: [(name: String, value: String)] {
        [
            ("From", from.description), ("To", to.description), ("Subject", subject),
            ("Date", MailDate.text(milliseconds)), ("Message-ID", identifier),
        ]
    }

    private static func check(
        _ text: String, _ part: String, limit: Int
    ) throws(MessageMistake) {
        guard text.utf8.count > limit else { return }
        throw MessageMistake(
            part, "it has \(text.utf8.count) bytes and may have \(limit)", advice: "shorten it")
    }

    private var identifier: String { "<\(key)@\(from.address.domain)>" }

    /// The whole mail with lines ending in line feeds, as files and mail commands take it.
    public func bytes() throws(MessageMistake) -> [UInt8] {
        var bytes = try HeaderText.line("From", mailbox: from)
        bytes += try HeaderText.line("To", mailbox: to)
        bytes += try HeaderText.line("Subject", text: subject)
        bytes += Array("Date: \(MailDate.text(milliseconds))\n".utf8)
        bytes += Array("Message-ID: \(identifier)\n".utf8)
        if let leave { bytes += Array("List-Unsubscribe: <\(leave)>\n".utf8) }
        bytes += Array("MIME-Version: 1.0\n".utf8)
        guard let html else { return bytes + MailMessage.part(body, "plain") }
        // Neither encoding writes an equals sign before an underline: no text can end a part.
        let boundary = "=_\(key)"
        bytes += Array("Content-Type: multipart/alternative; boundary=\"\(boundary)\"\n\n".utf8)
        for (text, kind) in [(body, "plain"), (html, "html")] {
            bytes += Array("--\(boundary)\n".utf8) + MailMessage.part(text, kind)
        }
        return bytes + Array("--\(boundary)--\n".utf8)
    }

    /// A text with the headers that tell what it is.
    private static func part(_ body: String, _ kind: String) -> [UInt8] {
        let text = plainLines(body)
        let isMostlyASCII = text.count { $0 >= 0x80 } * 4 <= text.count
        let encoding = isMostlyASCII ? "quoted-printable" : "base64"
        let head =
            "Content-Type: text/\(kind); charset=UTF-8\nContent-Transfer-Encoding: \(encoding)\n\n"
        return Array(head.utf8)
            + (isMostlyASCII ? QuotedPrintable.encoded(text) : base64Lines(text))
    }

    /// The text without carriage returns, ending in one line feed.
    private static func plainLines(_ body: String) -> [UInt8] {
        var text = body.utf8.filter { $0 != 0x0D && $0 != 0 }
        if text.last != 0x0A { text.append(0x0A) }
        return text
    }

    private static func base64Lines(_ text: [UInt8]) -> [UInt8] {
        let letters = Base64.encoded(text)
        return stride(from: 0, to: letters.count, by: 76).flatMap {
            Array(letters[$0..<min($0 + 76, letters.count)]) + [0x0A]
        }
    }
}

/// Moments as mails write them: `Sun, 22 Nov 2026 14:28:05 +0000`.
enum MailDate {
    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    static func text(_ milliseconds: Int64) -> String {
        let seconds = milliseconds / 1000
        let day = Day(number: Int32(clamping: seconds / 86_400))
        let (rest, civil) = (seconds % 86_400, day.civil)
        let clock = [rest / 3600, rest / 60 % 60, rest % 60].map(two).joined(separator: ":")
        return "\(weekdays[day.weekday]), \(civil.day) \(months[civil.month - 1]) \(civil.year) "
            + "\(clock) +0000"
    }

    private static func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
