import ArgumentParser
import Model

/// Options of commands that write to several partners at once.
struct MailingOptions: ParsableArguments {
    @Option(
        name: .long, help: "What the mailing is called; else by its template and its day.")
    var campaign: String?
    @Flag(name: .long, help: "Leave one in five untouched, to see what happens without a mail.")
    var holdOut = false

    var mailing: SendPlan.Mailing { SendPlan.Mailing(campaign: campaign, holdsOut: holdOut) }

    /// Refuses what names no campaign.
    func check() throws(CommandFailure) {
        if let campaign, !Campaign.isName(campaign.utf8) {
            throw .usage(
                "--campaign \(campaign): write up to 64 letters, digits, dots, hyphens and "
                    + "underscores")
        }
    }

    /// Refuses to hold out where there is only one.
    func check(_ count: Int) throws(CommandFailure) {
        if holdOut, count == 1 { throw .usage("--hold-out is for several partners, not for one") }
    }
}
