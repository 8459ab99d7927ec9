extension ModelFit.Group {
    /// Histories in whole days with how often they occur, always in the same order.
    ///
    /// Cost: a sort of the histories, so that a fit takes each only once.
    public static func all(of histories: [SaleHistory]) -> [ModelFit.Group] {
        var keys = histories.map { history in
            SIMD4<Int32>(Int32(history.repeats), Int32(history.span), Int32(history.age), 0)
        }
        keys.sort { ($0.x, $0.y, $0.z) < ($1.x, $1.y, $1.z) }
        var groups: [ModelFit.Group] = []
        var start = 0
        for index in keys.indices where index + 1 == keys.count || keys[index + 1] != keys[index] {
            let key = keys[index]
            if let history = SaleHistory(
                repeats: Int(key.x), span: Double(key.y), age: Double(key.z))
            {
                groups.append(ModelFit.Group(history, count: Double(index + 1 - start)))
            }
            start = index + 1
        }
        return groups
    }
}
