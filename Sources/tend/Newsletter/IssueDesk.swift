import Exchange
import Insight
import Model
import Store

/// The issues of the newsletter as their files have them, and what the program gives to each.
struct IssueDesk {
    let session: Session

    /// An issue with its file.
    struct Kept {
        let file: String
        let text: IssueText
    }

    /// Every issue that can be read, those of today and later work first, and what is wrong in others.
    func issues() -> (issues: [Kept], problems: [String]) {
        let files = session.store.newsletterFiles()
        var problems = files.problems.map(\.line)
        var issues: [Kept] = []
        for (file, bytes) in files.files {
            do throws(MessageMistake) {
                issues.append(Kept(file: file, text: try IssueText(file: file, bytes)))
            } catch { problems.append(error.description) }
        }
        return (issues.sorted { IssueDesk.precedes($1.text.name, $0.text.name) }, problems)
    }

    /// Whether a name comes before another: numbers by their value, before words.
    private static func precedes(_ left: String, _ right: String) -> Bool {
        switch (Int(left), Int(right)) {
        case (let first?, let second?): first < second
        case (_?, nil): true
        case (nil, _?): false
        case (nil, nil): left < right
        }
    }

    /// The issue of a name.
    ///
    /// - Throws: what is wrong in its file, or that there is none.
    func issue(_ name: String) throws(MessageMistake) -> Kept {
        let files = session.store.newsletterFiles().files
        guard let file = files.first(where: { $0.file == "newsletters/\(name).md" }) else {
            throw MessageMistake(
                "newsletters", "there is no issue ‘\(name)’",
                advice: "tend newsletter lists them, tend newsletter new begins one")
        }
        return Kept(file: file.file, text: try IssueText(file: file.file, file.bytes))
    }

    /// The name the next issue gets: one more than the greatest number so far.
    var nextName: String {
        let files = session.store.newsletterFiles().files.compactMap { file -> Int? in
            let name = file.file.utf8.dropFirst("newsletters/".utf8.count).dropLast(3)
            return Int(String(decoding: Array(name), as: UTF8.self))
        }
        let sent = session.store.program.sentIssues.compactMap { Int($0.name) }
        return String(((files + sent).max() ?? 0) + 1)
    }

    /// Begins an issue with the parts a program of these contests and resources has use for.
    ///
    /// Answers its file.
    func begin(_ name: String, subject: String?) throws(StoreError) -> String {
        let files = session.store.newsletterFiles().files
        guard !files.contains(where: { $0.file == "newsletters/\(name).md" }) else {
            throw StoreError("newsletters/\(name).md", "there is such an issue already")
        }
        let boards = session.analysis.runningIncentives.filter { $0.kind == .performance }.prefix(1)
        let bytes = IssueText.draft(
            subject: subject ?? "News from \(session.settings.name)",
            language: session.settings.mail.language, segment: nil, boards: boards.map(\.name))
        return try session.store.keepNewsletter(name, bytes, former: nil)
    }

    /// Switches a part of an issue in or out.
    func switchPart(_ part: Int, of name: String) throws {
        let kept = try issue(name)
        guard let bytes = kept.text.switching(part) else {
            throw MessageMistake(
                kept.file, "these words have no heading", advice: "write # intro above them")
        }
        _ = try session.store.keepNewsletter(name, bytes, former: kept.text.bytes)
    }

    /// Opens an issue in the person's editor; answers what came of it, and whether it is bad news.
    func edit(_ name: String) -> (text: String, isBad: Bool) {
        guard let editor = Editor.chosen else {
            return ("there is no editor: set EDITOR to the one you use", true)
        }
        let place = "newsletters/\(name).md"
        let files = session.store.newsletterFiles().files
        guard let former = files.first(where: { $0.file == place }) else {
            return ("there is no issue ‘\(name)’", true)
        }
        let answer = editor.edit(former.bytes, name: "newsletter.md")
        switch answer.outcome {
        case .unchanged: return ("nothing was changed", false)
        case .failed(let why, let kept):
            return (
                why + (kept.map { "; the text is in \($0)" } ?? "; the issue is as it was"), true
            )
        case .changed(let bytes):
            do {
                let file = try session.store.keepNewsletter(name, bytes, former: former.bytes)
                if let text = answer.file { Editor.discard(text) }
                // A mistake does not keep it from being saved: it is told, and mended in the file.
                do { _ = try IssueText(file: file, bytes) } catch { return ("\(error)", true) }
                return ("\(file) is saved", false)
            } catch { return ("\(error); the text is in \(answer.file ?? place)", true) }
        }
    }
}
