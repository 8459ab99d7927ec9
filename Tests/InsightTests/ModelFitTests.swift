import Glibc
import Testing

@testable import Insight

/// Fits of the model against those of other programs.
@Suite struct ModelFitTests {
    private struct Gradient: Decodable {
        let params: [Double]
        let x: Int
        let tX: Double
        let T: Double
        let dLlDLogParams: [Double]
    }

    @Test func `the slope by each number`() throws {
        for item in try Cases.read("gradient", as: CaseList<Gradient>.self).cases {
            let history = try #require(SaleHistory(repeats: item.x, span: item.tX, age: item.T))
            let slope = GroupedLikelihood(
                [ModelFit.Group(history)], gap: 1, variant: .afterAnySale
            ).slope(item.params.map { log($0) })
            for (got, want) in zip(slope.gradient, item.dLlDLogParams) {
                #expect((-got).isNear(want, relative: 1e-7, absolute: 1e-9))
            }
        }
    }

    @Test(arguments: [DropoutModel.Variant.afterAnySale, .afterRepeats])
    func `the slope is how the value changes`(_ variant: DropoutModel.Variant) throws {
        let histories = try [(0, 0.0, 5.0), (1, 2, 9), (7, 30, 31), (3, 4, 90)].map {
            ModelFit.Group(try #require(SaleHistory(repeats: $0.0, span: $0.1, age: $0.2)))
        }
        let likelihood = GroupedLikelihood(histories, gap: 3, variant: variant)
        let point = [-0.3, 0.2, -0.6, 0.4]
        let slope = likelihood.slope(point)
        for index in point.indices {
            var (low, high) = (point, point)
            low[index] -= 1e-5
            high[index] += 1e-5
            let rise = (likelihood.slope(high).value - likelihood.slope(low).value) / 2e-5
            #expect(slope.gradient[index].isNear(rise, relative: 1e-6, absolute: 1e-6))
        }
    }

    private struct Fit: Decodable {
        struct Likely: Decodable {
            let params: ModelNumbers
            let logLikelihood: Double
        }
        struct Weak: Decodable {
            let programGap: Double
            let params: ModelNumbers
            let objective: Double
        }
        let file: String
        let mle: [String: Likely]
        let map: Weak
    }

    @Test func `real and made-up partners`() throws {
        for item in try Cases.read("fits", as: CaseList<Fit>.self).cases {
            let groups = try Cases.numbers(item.file).map { row in
                ModelFit.Group(
                    try #require(SaleHistory(repeats: Int(row[0]), span: row[1], age: row[2])),
                    count: row[3])
            }
            for (name, want) in item.mle {
                let fit = ModelFit(
                    groups, gap: 1, variant: name == "bgnbd" ? .afterRepeats : .afterAnySale,
                    hasPrior: false)
                #expect(want.params.areNear(fit.model, relative: 0.005))
                #expect(-fit.objective > want.logLikelihood - 0.02)
            }
            let histories = groups.flatMap { repeatElement($0.history, count: Int($0.count)) }
            let gap = ProgramGap.of(histories)
            #expect(gap.isNear(item.map.programGap, relative: 1e-12))
            let fit = ModelFit(groups, gap: gap)
            #expect(item.map.params.areNear(fit.model, relative: 0.005))
            #expect(fit.objective.isNear(item.map.objective, absolute: 0.01))
        }
    }

    private struct Small: Decodable {
        struct Score: Decodable {
            let pAlive: Double
            let pStar: Double
            let pActive30: Double
        }
        let rows: [[Double]]
        let programGap: Double
        let params: ModelNumbers
        let objective: Double
        let scores: [Score]
    }

    @Test func `small programs, and what the model then says of each partner`() throws {
        for item in try Cases.read("small-programs", as: CaseList<Small>.self).cases {
            let histories = try item.rows.map {
                try #require(SaleHistory(repeats: Int($0[0]), span: $0[1], age: $0[2]))
            }
            let gap = ProgramGap.of(histories)
            #expect(gap.isNear(item.programGap, relative: 1e-12))
            let fit = ModelFit(histories.map { ModelFit.Group($0) }, gap: gap)
            #expect(item.params.areNear(fit.model, relative: 0.005))
            #expect(fit.objective.isNear(item.objective, absolute: 0.01))
            for (history, want) in zip(histories, item.scores) {
                let active = fit.model.chanceActive(history)
                let honest = Tempering.usual.chance(active)
                let sale = honest * fit.model.chanceOfSaleWhileActive(history, within: 30)
                #expect(active.isNear(want.pAlive, absolute: 0.002))
                #expect(honest.isNear(want.pStar, absolute: 0.002))
                #expect(sale.isNear(want.pActive30, absolute: 0.002))
            }
        }
    }

    @Test func `without partners the typical values are the model`() {
        let fit = ModelFit([], gap: ProgramGap.of([]))
        #expect(fit.model.r.isNear(0.7, relative: 1e-9))
        #expect(fit.model.alpha.isNear(18, relative: 1e-9))
        #expect(fit.model.a.isNear(0.45, relative: 1e-9))
        #expect(fit.model.b.isNear(0.8, relative: 1e-9))
    }

    @Test func `another unit of time changes alpha and nothing else`() throws {
        let days = try [(4, 40.0, 50.0), (0, 0, 80), (10, 90, 91), (2, 5, 120)].map {
            try #require(SaleHistory(repeats: $0.0, span: $0.1, age: $0.2))
        }
        let hours = try days.map {
            try #require(
                SaleHistory(repeats: $0.repeats, span: $0.span * 24, age: $0.age * 24))
        }
        let one = ModelFit(days.map { ModelFit.Group($0) }, gap: ProgramGap.of(days)).model
        let other = ModelFit(hours.map { ModelFit.Group($0) }, gap: ProgramGap.of(hours)).model
        #expect(other.alpha.isNear(one.alpha * 24, relative: 1e-6))
        #expect(other.a.isNear(one.a, relative: 1e-6))
        for (day, hour) in zip(days, hours) {
            #expect(other.chanceActive(hour).isNear(one.chanceActive(day), absolute: 1e-7))
        }
    }

    private struct Values: Decodable {
        struct Item: Decodable {
            let x: Int
            let meanValue: Double
            let expectedValue: Double
            let logLikelihood: Double
        }
        struct Numbers: Decodable {
            let p: Double
            let q: Double
            let v: Double
        }
        let params: Numbers
        let cases: [Item]
    }

    @Test func `value per day with sales`() throws {
        for item in try Cases.read("gamma-gamma", as: CaseList<Values>.self).cases {
            let model = ValuePerSale(p: item.params.p, q: item.params.q, v: item.params.v)
            for row in item.cases {
                let expected = try #require(
                    model.expected(days: row.x, meanValue: row.meanValue))
                #expect(expected.isNear(row.expectedValue, relative: 1e-10))
                let likely = model.logLikelihood(days: row.x, meanValue: row.meanValue)
                #expect(likely.isNear(row.logLikelihood, relative: 1e-10))
            }
            #expect(model.expected(days: 0, meanValue: 0) == model.populationMean)
        }
    }

    private struct ValueFit: Decodable {
        let file: String
        let params: Values.Numbers
        let logLikelihood: Double
    }

    @Test func `value per day with sales, fitted`() throws {
        for item in try Cases.read("gamma-gamma-fits", as: CaseList<ValueFit>.self).cases {
            let rows = try Cases.numbers(item.file).map { (days: Int($0[0]), meanValue: $0[1]) }
            let model = try #require(ValuePerSale.fit(rows))
            #expect(model.p.isNear(item.params.p, relative: 0.02))
            #expect(model.q.isNear(item.params.q, relative: 0.02))
            #expect(model.v.isNear(item.params.v, relative: 0.02))
            let likely = rows.reduce(0) {
                $0 + model.logLikelihood(days: $1.days, meanValue: $1.meanValue)
            }
            #expect(likely.isNear(item.logLikelihood, absolute: 0.02))
            #expect(abs(ValuePerSale.correlation(rows)) < 0.3)
        }
        #expect(ValuePerSale.fit([(days: 3, meanValue: -2)]) == nil)
        #expect(ValuePerSale.drawn(days: 2, meanValue: 10, programMean: 4) == 7)
    }
}
