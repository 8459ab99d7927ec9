/// The usual time between two days with sales.
public enum ProgramGap {
    /// Of a program: the median over its partners' mean gaps, at least 1; 30 while nobody sold
    /// on two days.
    public static func of(_ histories: some Sequence<SaleHistory>) -> Double {
        let gaps = histories.filter { $0.repeats >= 1 }.map { $0.span / Double($0.repeats) }
        return median(gaps).map { max(1, $0) } ?? 30
    }

    /// Of one partner: the median of its own gaps from five days with a sale on, before that its
    /// mean gap drawn towards the program's.
    public static func ofPartner(saleDays: [Int], before day: Int, programGap: Double) -> Double? {
        let days = Set(saleDays.filter { $0 < day }).sorted()
        guard let first = days.first, let last = days.last else { return nil }
        if days.count >= 5 {
            return median(zip(days.dropFirst(), days).map { Double($0 - $1) })
        }
        return (Double(last - first) + 2 * programGap) / Double(days.count + 1)
    }

    /// The value in the middle, the mean of two where there is no single one; nil without any.
    static func median(_ values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}
