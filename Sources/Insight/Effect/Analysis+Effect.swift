import Model

/// What contacts brought, as part of a program's analysis.
extension Analysis {
    /// Every contact with what became of it; nil only while the past is being read elsewhere.
    ///
    /// The past is read when first asked for: a fit for each month of the last year.
    public var effectBook: EffectBook? {
        if let kept = effectCache, kept.generation == generation { return kept.book }
        let records = EffectRecords(self)
        if effectPast == nil, !isEffectAwaited {
            let input = rhythmInput
            effectPast = EffectPast(input, lastDay: lastDay, missing: records.missing(input))
        }
        guard var past = effectPast else {
            isEffectWanted = true
            return nil
        }
        let book = EffectBook(records, &past, program)
        effectPast = past
        effectCache = (generation, book)
        return book
    }

    /// Leaves reading the past to somebody else, who gives the result to `take`.
    public func awaitEffect() { isEffectAwaited = true }

    /// Whether somebody asked what contacts brought and the past still has to be read elsewhere.
    public var needsEffectPast: Bool {
        isEffectAwaited && isEffectWanted && !isEffectBeingRead && effectPast == nil
    }

    /// What to read the past of, on another thread, which gives the answer to `take`.
    public func askForEffectPast() -> EffectQuestion {
        isEffectBeingRead = true
        let input = rhythmInput
        return EffectQuestion(
            input: input, lastDay: lastDay, missing: EffectRecords(self).missing(input))
    }

    /// Takes a reading of the past; one of figures that changed meanwhile is left out.
    public func take(_ past: EffectPast) {
        isEffectBeingRead = false
        guard past.input.figuresVersion == figuresVersion else { return }
        isEffectWanted = false
        effectPast = past
        generationChanged()
    }
}

/// What a reading of the past is made of.
public struct EffectQuestion: Sendable {
    let input: RhythmInput
    let lastDay: Day?
    let missing: [EffectPlace]

    /// Reads the past: a fit for each month of the last year.
    public var answer: EffectPast { EffectPast(input, lastDay: lastDay, missing: missing) }
}
