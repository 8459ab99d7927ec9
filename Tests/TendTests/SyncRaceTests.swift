import Glibc
import Testing

/// Copies that are synced while their people save all the time.
@Suite struct SyncRaceTests {
    @Test func `while two copies sync and everybody saves nothing is lost and nobody is refused`()
        throws
    {
        let shell = try Shell()
        try shell.makeProgram()
        _ = try shell.acme("sync", "--to", "meeting.git")
        _ = try shell.tend("sync", "--from", "meeting.git", "two")
        let count = 15
        try shell.script(
            """
            write() {
                for n in $(seq \(count)); do
                    $TEND note ea-12 "$1 writes $n" --program $1 --as $1 || echo failed
                done >$1.said 2>&1
            }
            write acme & a=$!; write two & b=$!
            n=0; while [ $n -lt 20 ] && { kill -0 $a || kill -0 $b; } 2>/dev/null; do n=$((n+1))
                $TEND sync --program acme --as ann || echo failed
                $TEND sync --program two --as bo || echo failed
            done >sync.said 2>&1
            wait $a; wait $b; echo $n >rounds
            """)
        for name in ["acme.said", "two.said", "sync.said"] {
            #expect(!shell.read(name).contains("failed"), "\(name): \(shell.read(name))")
        }
        #expect(Int(shell.read("rounds").lines[0]).map { $0 > 0 } == true)
        for copy in ["acme", "two", "acme"] { _ = try shell.copy(copy, "sync") }
        let fold = try shell.fold("acme")
        #expect(try shell.fold("two") == fold)
        for copy in ["acme", "two"] {
            for number in 1...count { #expect(fold.contains("\(copy) writes \(number)\n")) }
            #expect(try shell.copy(copy, "check").out.contains("0 damaged places"))
        }
    }
}
