import Testing

/// Several processes on one program: nothing acknowledged is lost or doubled.
@Suite(.serialized) struct WriterTests {
    /// The texts of all notes on disk, sorted.
    private func notes(_ shell: Shell) throws -> [String] {
        let history = try shell.acme("history", "--limit", "100000", "--fields").out.lines
        return history.filter { $0.contains(" note:") }.compactMap {
            $0.split(separator: "→").last.map { $0.drop { $0 == " " } }.map(String.init)
        }.sorted()
    }

    @Test func `four at once write a hundred notes, each kept once`() throws {
        let shell = try Shell()
        try shell.makeProgram()
        let writer =
            "for n in $(seq 25); do $TEND note ea-12 w$w-n$n --program acme --as u$w"
            + " >>out-$w 2>>err-$w || echo failed >>err-$w; done"
        let code = try shell.script("for w in 1 2 3 4; do (\(writer)) & done; wait")
        #expect(code == 0)
        var wanted: [String] = []
        for w in 1...4 { for n in 1...25 { wanted.append("w\(w)-n\(n)") } }
        wanted.sort()
        #expect(try notes(shell) == wanted)
        for w in 1...4 {
            #expect(shell.read("err-\(w)").isEmpty, "\(shell.read("err-\(w)"))")
            #expect(shell.read("out-\(w)").lines.count == 25)
        }
        let answers: [String] = (1...4).map { shell.read("out-\($0)") }
        let ids = answers.joined().lines.compactMap { $0.split(separator: " ").dropFirst().first }
        #expect(Set(ids).count == 100, "every change has a number of its own")
        #expect(try shell.acme("check").out.contains("0 damaged places, 0 notes"))
    }

    @Test func `whoever is killed at any moment loses nothing acknowledged`() throws {
        let shell = try Shell()
        try shell.makeProgram()
        let loop = """
            : >acked-$1; n=0
            while [ $n -lt 60 ] || { [ $(wc -l <acked-$1) -lt 5 ] && [ $n -lt 900 ]; }; do n=$((n+1))
            $TEND note ea-12 k$1-$n --program acme >/dev/null 2>&1 & p=$!
            sleep 0.$(printf %03d $((n * 37 % 200))); kill -9 $p 2>/dev/null
            wait $p 2>/dev/null && echo k$1-$n >>acked-$1; done; exit 0
            """
        try shell.write("loop", loop)
        let code = try shell.script("(sh ./loop 1 & sh ./loop 2; wait) 2>/dev/null")
        #expect(code == 0)
        let kept = try notes(shell)
        let acknowledged = (shell.read("acked-1") + shell.read("acked-2")).lines
        #expect(Set(kept).count == kept.count)
        #expect(Set(acknowledged).subtracting(kept).isEmpty)
        #expect(acknowledged.count >= 10, "some were let live")
        let check = try shell.acme("check")
        #expect(check.code == 0, "\(check)")
        #expect(try shell.acme("note", "ea-12", "after").code == 0)
    }
}
