/// File systems that other machines write too, where a lock or a sync may not do what it says.
enum Filesystem {
    /// What such a file system is called; nil for one of this machine alone, or an unknown one.
    ///
    /// `magic` is its number as statfs(2) has it.
    static func network(_ magic: Int64) -> String? { names[magic] }

    /// Why nothing is saved on one, and what to do.
    static func refusal(_ name: String) -> String {
        "the folder is on \(name), a network file system, where saving is not certain; "
            + "TEND_NETWORK_STORE=1 saves there all the same"
    }

    private static let names: [Int64: String] = [
        0x6969: "NFS", 0x517B: "SMB", 0xFF53_4D42: "CIFS", 0xFE53_4D42: "SMB", 0x0102_1997: "9p",
        0x6573_5546: "FUSE", 0x5346_414F: "AFS", 0x6B41_4653: "AFS", 0x7375_7245: "Coda",
        0x00C3_6400: "Ceph", 0x564C: "NCP", 0x0BD0_0BD0: "Lustre", 0x4750_4653: "GPFS",
        0x7461_636F: "OCFS2", 0x0116_1970: "GFS2", 0x1983_0326: "BeeGFS", 0x786F_4256: "vboxsf",
        0x7C7C_6673: "Parallels' shared folder", 0xBACB_ACBC: "VMware's shared folder",
    ]
}
