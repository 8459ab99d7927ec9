import Glibc

/// Flips every bit of a journal, one at a time.
struct BitCampaign {
    private let isLong: Bool
    private let share: Share

    init(_ extent: Extent) { (isLong, share) = (extent.isLong, extent.share) }

    func run() throws -> Report {
        var report = Report("every bit of a journal flipped", unit: "flips")
        let ground = try Ground()
        try ground.lay(.usual)
        for number in 1...(isLong ? 92 : 4) {
            _ = try ground.run(["note", "ea-12", "note", "\(number)"], plan: nil)
        }
        let tree = Tree(ground.program)
        guard let whole = Truth(ground.program),
            let name = tree.files.keys.first(where: { $0.utf8.starts(with: "journal/".utf8) }),
            let bytes = tree.files[name]
        else { throw CampaignError("there is no journal") }
        // Without the shadow nothing is brought back: what is left is what was read.
        Files.empty(ground.program + "/.local")
        // Without its last line feed the last line is one that was never finished.
        for bit in stride(from: 0, to: bytes.count * 8 - 8, by: isLong ? 1 : 17)
        where share.contains(bit) {
            var changed = bytes
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            try Files.write(changed, to: ground.program + "/" + name)
            report.tried += 1
            if let wrong = wrong(whole, ground) { report.fail("bit \(bit): \(wrong)") }
        }
        return report
    }

    private func wrong(_ whole: Truth, _ ground: Ground) -> String? {
        guard let truth = Truth(ground.program) else { return "it opens no more" }
        let lost = whole.events.filter { truth.events[$0.key] != $0.value }.count
        guard lost <= 1, truth.events.count <= whole.events.count else {
            return "\(lost) changes are lost"
        }
        guard lost == 0 || !truth.damage.isEmpty else { return "a loss is not reported" }
        return truth.problems > whole.problems ? nil : "nothing is reported"
    }
}
