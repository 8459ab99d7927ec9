public import Model

/// What an event did to a partner, in one line.
public enum HistorySentence {
    /// The line for one partner, or for everybody the event was about.
    ///
    /// Money is told in `currency`; without one its amount is left out.
    public static func text(
        _ event: Event, about id: PartnerID?, currency: Currency? = nil
    ) -> String {
        let change = event.change
        if change.kind == .import { return "import " + change.summary }
        let edits = change.edits.filter { edit in
            (id == nil || edit.partner == id)
                && !edit.field.utf8.starts(with: FieldName.entered.utf8)
        }
        let parts = edits.prefix(4).map { part($0, currency) }
        let rest = edits.count > 4 ? ", +\(edits.count - 4)" : ""
        let isRepeal = change.kind == .undo || change.kind == .redo
        return (isRepeal ? change.kind.rawValue + ": " : "") + parts.joined(separator: ", ") + rest
    }

    private static func part(_ edit: Edit, _ currency: Currency?) -> String {
        let field = edit.field.utf8
        if field.starts(with: FieldName.tag.utf8) {
            return (edit.new == nil ? "-" : "+") + rest(edit.field, FieldName.tag)
        }
        if field.starts(with: FieldName.note.utf8) { return note(edit) }
        if field.starts(with: FieldName.received.utf8) { return received(edit) }
        if field.starts(with: FieldName.step.utf8) {
            return "step " + rest(edit.field, FieldName.step) + " " + (edit.new ?? "open")
        }
        return ClosedAddressSentence.text(edit) ?? entry(edit, currency) ?? bonus(edit, currency)
            ?? triage(edit) ?? identity(edit) ?? plain(edit)
    }

    private static func note(_ edit: Edit) -> String {
        guard let text = edit.new else { return "note taken away: " + (edit.old ?? "") }
        let (kind, body) = NoteKind.split(text)
        return (kind?.rawValue ?? "note") + ": " + body
    }

    private static func received(_ edit: Edit) -> String {
        let key = rest(edit.field, FieldName.received)
        return edit.new == nil ? "\(key) not received" : "received \(key)"
    }

    private static func plain(_ edit: Edit) -> String {
        switch (unmasked(edit.old, edit.field), unmasked(edit.new, edit.field)) {
        case (let old, nil): "\(edit.field) taken away" + (old.map { " (\($0))" } ?? "")
        case (nil, let new?): "\(edit.field): \(new)"
        case (let old?, let new?): "\(edit.field): \(old) to \(new)"
        }
    }

    /// Which partners are one, in words; nil for other fields.
    private static func identity(_ edit: Edit) -> String? {
        let field = edit.field.utf8
        if field.elementsEqual(FieldName.merged.utf8) {
            return edit.new.map { "merged into " + $0 } ?? "split from " + (edit.old ?? "?")
        }
        if field.starts(with: FieldName.alias.utf8) {
            return (edit.new == nil ? "no longer " : "also ") + rest(edit.field, FieldName.alias)
        }
        guard field.starts(with: FieldName.distinct.utf8) else { return nil }
        let other = rest(edit.field, FieldName.distinct)
        return (edit.new == nil ? "perhaps the same as " : "not the same as ") + other
    }

    /// What triage came to, in words; nil for other fields.
    private static func triage(_ edit: Edit) -> String? {
        let field = edit.field.utf8
        if field.elementsEqual(FieldName.snoozed.utf8) {
            return edit.new.map { "snoozed until " + $0 } ?? "no longer snoozed"
        }
        guard field.elementsEqual(FieldName.triage.utf8) else { return nil }
        guard let new = edit.new else { return "back in triage" }
        let word = new.utf8.prefix { $0 != 0x20 }
        let isSkipped = word.elementsEqual(TriageVerdict.skipped.rawValue.utf8)
        return isSkipped ? "skipped until tomorrow" : "not worth it for now"
    }

    // MARK: - Records

    /// A record in words; nil for other fields.
    private static func entry(_ edit: Edit, _ currency: Currency?) -> String? {
        let readers: [(family: String, name: String, read: (String) -> String?)] = [
            (Contact.family, "contact", contact), (Work.family, "task", work),
            (HoldOut.family, "hold-out", holdOut),
            (Goal.family, "goal", { goal($0, currency) }),
            (Agreement.family, "agreement", agreement),
            (TermsChange.family, "terms", terms), (Review.family, "review", review),
            (Incentive.family, "incentive", { incentive($0, currency) }),
            (TierRule.family, "tier", { tier($0, currency) }),
            (Promotion.family, "promotion", promotion),
            (PromotionTask.family, "task", promotionTask),
            (Resource.family, "resource", resource), (SurveyAnswer.family, "answer", answer),
            (ProgramReview.family, "review", programReview), (Audit.family, "health", audit),
            (SentIssue.family, "newsletter", issue),
            (Listing.family, "recipients", listing),
            (ContestResult.family, "contest", contest), (Payment.family, "payout", payment),
        ]
        guard let reader = readers.first(where: { edit.field.utf8.starts(with: $0.family.utf8) })
        else { return nil }
        if let new = edit.new { return reader.read(new) ?? reader.name + " " + new }
        return reader.name + " taken away: " + (edit.old.flatMap(reader.read) ?? "")
    }

    private static func contact(_ line: String) -> String? {
        Contact(key: "", line: line).map { LastWords.text($0, .english) }
    }

    private static func holdOut(_ line: String) -> String? {
        HoldOut(key: "", line: line).map { "held out, left untouched: " + $0.text }
    }

    private static func work(_ line: String) -> String? {
        Work(key: "", line: line).map { work in
            let when = work.done.map { ", done \($0.iso)" } ?? work.due.map { ", by \($0.iso)" }
            return work.kind.rawValue + ": " + work.text + (when ?? "")
        }
    }

    private static func goal(_ line: String, _ currency: Currency?) -> String? {
        Goal(key: "", line: line).map { goal in
            let money = currency.map { Money(minorUnits: goal.target, currency: $0).plain + " " }
            let amount = goal.metric.isMoney ? money ?? "" : "\(goal.target) "
            let text = goal.text.isEmpty ? "" : ", " + goal.text
            let agreed = goal.isAgreed ? ", agreed" : ""
            let pays = goal.reward.flatMap { reward in
                currency.map { ", pays " + Money(minorUnits: reward, currency: $0).plain }
            }
            return "goal: \(amount)\(goal.metric.word) by \(goal.due.iso)" + agreed
                + (pays ?? "") + text
        }
    }

    private static func agreement(_ line: String) -> String? {
        Agreement(key: "", line: line).map { "agreed: " + $0.text }
    }

    private static func terms(_ line: String) -> String? {
        TermsChange(key: "", line: line).map { terms in
            let rate = terms.rate.map { "rate \(terms.before ?? "?") to \($0)" }
            return "terms: "
                + [rate, terms.text].compactMap { $0 }.filter { !$0.isEmpty }
                .joined(separator: ", ")
        }
    }

    private static func incentive(_ line: String, _ currency: Currency?) -> String? {
        Incentive(key: "", line: line).map { incentive in
            "incentive "
                + (currency.map { CampaignText.line(incentive, currency: $0) } ?? incentive.name)
        }
    }

    private static func tier(_ line: String, _ currency: Currency?) -> String? {
        TierRule(key: "", line: line).map { rule in
            "tier " + (currency.map { CampaignText.line(rule, currency: $0) } ?? rule.name)
        }
    }

    private static func promotion(_ line: String) -> String? {
        Promotion(key: "", line: line).map {
            "promotion \($0.name): \($0.from.iso) to \($0.to.iso)"
        }
    }

    private static func issue(_ line: String) -> String? {
        SentIssue(key: "", line: line).map {
            "newsletter \($0.name) to \($0.count) partners by \($0.way): \($0.subject)"
        }
    }

    private static func contest(_ line: String) -> String? {
        ContestResult(key: "", line: line).map { result in
            let winners = result.winners.map { "\($0.place). \($0.partner.text)" }
            return "contest \(result.name) closed: " + winners.joined(separator: ", ")
        }
    }

    private static func listing(_ line: String) -> String? {
        Listing(key: "", line: line).map { "in a list of recipients for \($0.service)" }
    }

    private static func review(_ line: String) -> String? {
        Review(key: "", line: line).map { "review: " + $0.text }
    }

    private static func answer(_ line: String) -> String? {
        SurveyAnswer(key: "", line: line).map { answer in
            "answered: "
                + [answer.reason?.rawValue, answer.text.isEmpty ? nil : answer.text]
                .compactMap { $0 }.joined(separator: ", ")
        }
    }

    private static func resource(_ line: String) -> String? {
        Resource(key: "", line: line).map { resource in
            "resource " + ResourceText.line(resource)
                + (resource.retired.map { ", retired \($0.iso)" } ?? "")
        }
    }

    private static func programReview(_ line: String) -> String? {
        ProgramReview(key: "", line: line).map { review in
            review.subject + " looked at on " + review.day.iso
                + (review.text.isEmpty ? "" : ": " + review.text)
        }
    }

    private static func audit(_ line: String) -> String? {
        Audit(key: "", line: line).map { audit in
            "health of \(audit.day.iso) closed: \(audit.count("do")) to do, "
                + "\(audit.count("look")) to look at, \(audit.count("fine")) fine"
                + (audit.text.isEmpty ? "" : ", " + audit.text)
        }
    }

    /// What a field is called by people: families by what they hold, others by their name.
    static func fieldName(_ field: String) -> String {
        let families = [
            (FieldName.note, "note"), (Contact.family, "contact"),
            (HoldOut.family, "held out of " + rest(field, HoldOut.family)), (Work.family, "task"),
            (Goal.family, "goal"), (Agreement.family, "agreement"), (TermsChange.family, "terms"),
            (Review.family, "review"), (FieldName.tag, "tag " + rest(field, FieldName.tag)),
        ]
        return families.first { field.utf8.starts(with: $0.0.utf8) }?.1 ?? field
    }

    /// A field's value in words.
    static func value(_ value: String, of field: String) -> String {
        entry(Edit(partner: .program, field: field, new: value, old: nil), nil)
            ?? unmasked(value, field) ?? value
    }

    /// A value of a field; an address that may be taken for another as the internet knows it.
    private static func unmasked(_ value: String?, _ field: String) -> String? {
        guard FieldName.addresses.contains(field) else { return value }
        return value.map { DomainName.unmasked($0) ?? $0 }
    }

    private static func rest(_ field: String, _ family: String) -> String {
        String(decoding: field.utf8.dropFirst(family.utf8.count), as: UTF8.self)
    }
}
