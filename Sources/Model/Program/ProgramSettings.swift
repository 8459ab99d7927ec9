/// What a program's settings file says; every value has a default.
public struct ProgramSettings: Hashable, Sendable {
    /// What the program is called on screen.
    public var name: String
    /// The currency figures are shown in.
    public var currency: Currency
    /// Days without activity after which a partner counts as quiet.
    public var quietAfterDays: Int
    /// Days after joining during which nobody counts as quiet or never started.
    public var graceDays: Int

    /// Settings of a program that says nothing but its name and currency.
    public init(
        name: String, currency: Currency, quietAfterDays: Int = 30, graceDays: Int = 14
    ) {
        self.name = name
        self.currency = currency
        self.quietAfterDays = quietAfterDays
        self.graceDays = graceDays
    }
}
