import Model
import Testing

@testable import Store

/// Where a program may lie, and what is said where saving is not certain.
@Suite struct FilesystemTests {
    /// Numbers as statfs(2) has them.
    static let networks: [(magic: Int64, name: String)] = [
        (0x6969, "NFS"), (0x517B, "SMB"), (0xFF53_4D42, "CIFS"), (0xFE53_4D42, "SMB"),
        (0x0102_1997, "9p"), (0x6573_5546, "FUSE"), (0x5346_414F, "AFS"), (0x7375_7245, "Coda"),
        (0x00C3_6400, "Ceph"), (0x0BD0_0BD0, "Lustre"), (0x786F_4256, "vboxsf"),
    ]

    private func opened(on magic: Int64, isAllowed: Bool = false) throws -> Store {
        let workshop = try Workshop()
        var session = Store.Session(
            user: "ann", now: { workshop.tick() }, isNetworkAllowed: isAllowed)
        session.filesystem = magic
        return try Store(workshop.store, session: session)
    }

    @Test(arguments: networks)
    func `a network file system is read, named, and written on request only`(
        magic: Int64, name: String
    ) throws {
        let store = try opened(on: magic)
        let why =
            "the folder is on \(name), a network file system, where saving is not certain; "
            + "TEND_NETWORK_STORE=1 saves there all the same"
        #expect(store.readOnlyReason == why)
        guard case .notSaved(why) = store.save(.set("ea-1", "tier", "gold")) else {
            Issue.record("saved on \(name)")
            return
        }
        #expect(store.program.partnerCount == 0)
        let allowed = try opened(on: magic, isAllowed: true)
        #expect(allowed.save(.set("ea-1", "tier", "gold")).event != nil)
    }

    /// ext4, xfs, btrfs, tmpfs, overlay, zfs, f2fs, FAT, exFAT, and a number nobody has.
    @Test(arguments: [
        0xEF53, 0x5846_5342, 0x9123_683E, 0x0102_1994, 0x794C_7630, 0x2FC1_2FC1, 0xF2F5_2010,
        0x4D44, 0x2011_BAB0, 0x1234,
    ])
    func `others are written`(magic: Int64) throws {
        #expect(try opened(on: magic).save(.set("ea-1", "tier", "gold")).event != nil)
    }
}
