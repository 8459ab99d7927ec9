import Testing

@testable import Insight

/// The model's formulas against values of 50-digit arithmetic.
@Suite struct DropoutModelTests {
    private struct Special: Decodable {
        let x: Double
        let digamma: Double
        let lgamma: Double
    }

    @Test func `special functions`() throws {
        for item in try Cases.read("special-functions", as: CaseList<Special>.self).cases {
            #expect(
                SpecialFunctions.digamma(item.x)
                    .isNear(item.digamma, relative: 1e-12, absolute: 1e-12))
            #expect(
                SpecialFunctions.logGamma(item.x)
                    .isNear(item.lgamma, relative: 1e-12, absolute: 1e-12))
        }
        #expect(SpecialFunctions.digamma(1.4616321449683623).isNear(0, absolute: 1e-12))
    }

    @Test func `the share of a beta distribution and the place of a share are inverse`() {
        for (a, b) in [(0.5, 0.5), (1, 1), (4.2, 17.8), (1.2, 11.8), (80, 3)] {
            for share in [0.05, 0.1, 0.5, 0.9, 0.95] {
                let place = SpecialFunctions.betaQuantile(share, a, b)
                #expect(SpecialFunctions.betaShare(place, a, b).isNear(share, absolute: 1e-12))
            }
        }
        #expect(SpecialFunctions.betaShare(0.25, 1, 1).isNear(0.25, absolute: 1e-14))
        #expect(SpecialFunctions.betaShare(0.5, 3, 1).isNear(0.125, absolute: 1e-14))
    }

    private struct Vector: Decodable {
        let model: String
        let params: [Double]
        let x: Int
        let tX: Double
        let T: Double
        let logLikelihood: Double
        let pAlive: Double
        let pActive: [String: Double]
        let cet: [String: Double]
    }

    @Test func `likelihood, chances and expected sales`() throws {
        let vectors = try Cases.read("model-vectors", as: CaseList<Vector>.self).cases
        #expect(vectors.count > 20)
        for vector in vectors {
            let model = DropoutModelTests.model(vector.model, vector.params)
            let history = try #require(
                SaleHistory(repeats: vector.x, span: vector.tX, age: vector.T))
            func holds(_ got: Double, _ want: Double, _ relative: Double = 1e-8) -> Bool {
                got.isNear(want, relative: relative, absolute: 1e-12)
            }
            #expect(holds(model.logLikelihood(history), vector.logLikelihood))
            #expect(holds(model.chanceActive(history), vector.pAlive))
            for (days, want) in vector.pActive {
                let got = model.chanceOfSale(history, within: Double(days) ?? .nan)
                #expect(holds(got, want), "within \(days) of \(vector)")
            }
            for (days, want) in vector.cet {
                let got = model.expectedSales(history, within: Double(days) ?? .nan)
                #expect(holds(got, want, 1e-7), "within \(days) of \(vector)")
            }
        }
    }

    static func model(_ name: String, _ numbers: [Double]) -> DropoutModel {
        DropoutModel(
            r: numbers[0], alpha: numbers[1], a: numbers[2], b: numbers[3],
            variant: name == "bgnbd" ? .afterRepeats : .afterAnySale)
    }

    @Test func `at the edges`() throws {
        let model = DropoutModel(r: 0.7, alpha: 6, a: 0.45, b: 0.8)
        let fresh = try #require(SaleHistory(repeats: 0, span: 0, age: 0))
        #expect(model.chanceActive(fresh).isNear(0.8 / 1.25, absolute: 1e-12))
        #expect(model.expectedSales(fresh, within: 0) == 0)
        let busy = try #require(SaleHistory(repeats: 1_000_000, span: 1e6, age: 1e6))
        #expect(model.chanceActive(busy) > 0.999_999)
        #expect(model.expectedSales(busy, within: 90).isFinite)
        let gone = try #require(SaleHistory(repeats: 1_000_000, span: 1e6, age: 2e6))
        #expect(model.chanceActive(gone) == 0)
        #expect(model.chanceOfSale(gone, within: 30) == 0)
        #expect(model.logLikelihood(gone).isFinite)
    }

    @Test func `a history that contradicts itself is none`() {
        #expect(SaleHistory(repeats: -1, span: 0, age: 3) == nil)
        #expect(SaleHistory(repeats: 0, span: 2, age: 3) == nil)
        #expect(SaleHistory(repeats: 1, span: 0, age: 3) == nil)
        #expect(SaleHistory(repeats: 1, span: 4, age: 3) == nil)
        #expect(SaleHistory(repeats: 1, span: 2, age: .nan) == nil)
    }

    @Test func `a sale yesterday leaves no silence, one today does not count yet`() throws {
        let history = try #require(SaleHistory(saleDays: [4, 9, 9, 10], before: 10))
        #expect(history.silence == 0)
        #expect(history.repeats == 1)
        #expect(SaleHistory(saleDays: [10, 11], before: 10) == nil)
    }

    @Test func `the day a partner will be flagged is the first one below the limit`() throws {
        let model = DropoutModel(r: 0.7, alpha: 6, a: 0.45, b: 0.8)
        let history = try #require(SaleHistory(repeats: 29, span: 116, age: 119))
        let days = try #require(model.daysUntil(history, below: 0.5))
        func chance(_ later: Int) throws -> Double {
            let history = try #require(
                SaleHistory(repeats: 29, span: 116, age: 119 + Double(later)))
            return Tempering.usual.chance(model.chanceActive(history))
        }
        #expect(try chance(days) < 0.5)
        #expect(try chance(days - 1) >= 0.5)
        #expect(model.daysUntil(history, below: 0.99) == 0)
    }

    private struct Residual: Decodable {
        let model: String
        let params: [Double]
        let x: Int
        let tX: Double
        let T: Double
        let step: Double
        let periods: Int
        let discountPerPeriod: Double
        let valuePerEvent: Double
        let residualValue: Double
    }

    @Test func `residual value`() throws {
        for item in try Cases.read("residual-value", as: CaseList<Residual>.self).cases {
            let history = try #require(SaleHistory(repeats: item.x, span: item.tX, age: item.T))
            let value = DropoutModelTests.model(item.model, item.params).residualValue(
                history, valuePerSale: item.valuePerEvent, period: item.step,
                periods: item.periods, discountPerPeriod: item.discountPerPeriod)
            #expect(value.isNear(item.residualValue, relative: 1e-7))
        }
    }
}
