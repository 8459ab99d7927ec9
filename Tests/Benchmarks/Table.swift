/// What was measured as a table in Markdown, with ratios to peers of the same run.
struct Table {
    let ours: Measured
    let peers: [Measured]

    init(_ ours: Measured, peers: [Measured]) { (self.ours, self.peers) = (ours, peers) }

    func print() {
        Swift.print("| | median ms | p95 ms | bytes | ratio to peers |")
        Swift.print("| --- | --- | --- | --- | --- |")
        for samples in ours.samples {
            let median = samples.percentile(0.5)
            let ratios = peers.compactMap { peer in
                peer.median(samples.name).map { "\(Table.rounded(median / max($0, 0.001)))x" }
            }
            Swift.print(
                "| \(samples.name) | \(Table.rounded(median)) "
                    + "| \(Table.rounded(samples.percentile(0.95))) | \(samples.medianBytes) "
                    + "| \(ratios.joined(separator: ", ")) |")
        }
        Swift.print("\nMemory \(ours.memory) MiB; idle: \(ours.idle).")
        for peer in peers {
            let figures = peer.samples.map { "\($0.name) \(Table.rounded($0.percentile(0.5))) ms" }
            Swift.print(
                "\(peer.name): \(figures.joined(separator: ", ")), memory \(peer.memory) MiB.")
        }
    }

    private static func rounded(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
