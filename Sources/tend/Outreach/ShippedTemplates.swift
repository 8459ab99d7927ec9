/// The templates inside the program; a program's own `templates/` adds to them and overrides them.
enum ShippedTemplates {
    /// The files by name, as `TemplateShelf` takes them.
    static let files: [(file: String, bytes: [UInt8])] = [
        ("ask-why.md", PackageResources.ask_why_md),
        ("ask-why.de.md", PackageResources.ask_why_de_md),
        ("ask-why.pl.md", PackageResources.ask_why_pl_md),
        ("ask-why.zh.md", PackageResources.ask_why_zh_md),
        ("call.md", PackageResources.call_md), ("call.de.md", PackageResources.call_de_md),
        ("first-message.md", PackageResources.first_message_md),
        ("incentive.md", PackageResources.incentive_md),
        ("incentive.de.md", PackageResources.incentive_de_md),
        ("newsletter.md", PackageResources.newsletter_md),
        ("resources.md", PackageResources.resources_md),
        ("resources.de.md", PackageResources.resources_de_md),
        ("review-offer.md", PackageResources.review_offer_md),
        ("review-offer.de.md", PackageResources.review_offer_de_md),
        ("welcome.md", PackageResources.welcome_md),
        ("welcome.de.md", PackageResources.welcome_de_md),
        ("welcome.pl.md", PackageResources.welcome_pl_md),
        ("welcome.zh.md", PackageResources.welcome_zh_md),
    ]
}
