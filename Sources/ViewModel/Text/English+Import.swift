extension Catalogue {
    /// The texts of bringing files in.
    static let importing: [Phrase: String] = [
        .mappingTitle: "WHAT ITS COLUMNS MEAN", .mappingGuessed: "guessed, look at each",
        .mappingHint: "e shows its columns, to say what they mean.",
        .mappingKnown: "as recognised", .mappingNone: "-", .mappingRows: "rows are",
        .mappingSource: "source", .mappingIDs: "ids begin with {0}",
        .mappingCurrency: "currency", .mappingCurrencyHint: "of amounts that name none",
        .mappingUnits: "amounts", .mappingMajorHint: "whole units: 12.50",
        .mappingMinorHint: "smallest units: 1250", .mappingEncoding: "letters",
        .mappingDates: "dates", .mappingDatesHint: "of 03/04/2026",
        .mappingSeparator: "between cells", .mappingAsFound: "as found",
        .footMapping: "what columns mean", .footChoose: "choose", .footNextValue: "next value",
        .footNoMeaning: "none", .footPreview: "back to the preview",
        .importsTitle: "IMPORTS", .importsNone: "Nothing was imported yet.",
        .importsFooter: "enter takes it back   q closes", .importsTaken: "taken back",
        .importsAsk: "Take back the import of {0}?  y yes   n no",
        .commandImports: "Imports so far, to take one back",
    ]
}
