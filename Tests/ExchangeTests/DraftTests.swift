import Model
import Testing

@testable import Exchange

/// Drafts as their files say them.
@Suite struct DraftTests {
    @Test func `whatever answers and resources are called, a draft is read as it was written`()
        throws
    {
        let partner = try #require(PartnerID("ea-1".utf8))
        let words = ["-", "--", "---", "---L", "~", "null", "1", "0x1", "no", "a", "_", "."]
            .filter { $0.utf8.allSatisfy(PartnerID.isAllowed) }
        for first in words {
            for names in [[first]] + words.map({ [first, $0] }) {
                let draft = MessageDraft(
                    partner: partner, subject: first, body: "Hi\n", template: first,
                    answers: names, resources: names, campaign: first)
                let again = try MessageDraft(file: "d.md", draft.bytes)
                #expect(again == draft, "\(names)")
                let edited = try MessageDraft.read(
                    edited: draft.editText(recipient: "Ann"), file: "d.md")
                #expect(edited == draft, "\(names)")
            }
        }
    }

    @Test func `a draft that came from a fuzzer is for the same partner after editing`() throws {
        let text =
            "---\npartner: ea-e\nplay: none\nreason: busy\n"
            + "answers: aaa8< ---L   -         a{{=ract{ncme}}\"\n---\nH\"He"
        let draft = try MessageDraft.read(edited: Array(text.utf8), file: "d.md")
        #expect(draft.answers == ["-"])
        let again = try MessageDraft.read(edited: draft.editText(recipient: "x"), file: "d.md")
        #expect(again == draft)
    }
}
