import Screen
import Terminal
import Testing

/// Bytes and what a person did to cause them.
struct Typed: Sendable {
    let bytes: [UInt8]
    let inputs: [Input]

    init(_ text: String, _ inputs: Input...) {
        bytes = Array(text.utf8)
        self.inputs = inputs
    }

    init(bytes: [UInt8], _ inputs: Input...) {
        self.bytes = bytes
        self.inputs = inputs
    }
}

extension Input {
    static func typed(_ character: Unicode.Scalar) -> Input { .key(.character(character)) }

    static func mouse(_ action: MouseReport.Action, _ column: Int, _ row: Int) -> Input {
        .mouse(MouseReport(action: action, position: Position(column: column, row: row)))
    }
}

/// All bytes at once; what is left over is settled by silence.
private func decode(_ bytes: [UInt8]) -> [Input] {
    var decoder = KeyDecoder()
    return decoder.decode(bytes, at: 0) + decoder.flush(at: 5000)
}

private let esc = "\u{1B}"

@Suite struct `Keys from bytes` {
    static let complete: [Typed] = [
        Typed("a", .typed("a")),
        Typed("Ż", .typed("Ż")),
        Typed("日", .typed("日")),
        Typed("🦆", .typed("🦆")),
        Typed("\u{0}", .key(.control(" "))),
        Typed("\u{1}\u{4}\u{1A}", .key(.control("a")), .key(.control("d")), .key(.control("z"))),
        Typed("\u{1C}\u{1F}", .key(.control("\\")), .key(.control("_"))),
        Typed("\r\n", .key(.enter), .key(.enter)),
        Typed("\t\u{8}\u{7F}", .key(.tab), .key(.backspace), .key(.backspace)),
        Typed("\(esc)j", .key(.alt("j"))),
        Typed("\(esc)ł", .key(.alt("ł"))),
        Typed("\(esc)\r", .key(.escape), .key(.enter)),
        Typed("\(esc)[A\(esc)[B", .key(.up), .key(.down)),
        Typed("\(esc)[C\(esc)[D", .key(.right), .key(.left)),
        Typed(
            "\(esc)OA\(esc)OB\(esc)OC\(esc)OD", .key(.up), .key(.down), .key(.right), .key(.left)),
        Typed("\(esc)[H\(esc)[F\(esc)OH\(esc)OF", .key(.home), .key(.end), .key(.home), .key(.end)),
        Typed(
            "\(esc)[1~\(esc)[4~\(esc)[7~\(esc)[8~", .key(.home), .key(.end), .key(.home), .key(.end)
        ),
        Typed("\(esc)[2~\(esc)[3~", .key(.insert), .key(.delete)),
        Typed("\(esc)[5~\(esc)[6~", .key(.pageUp), .key(.pageDown)),
        Typed("\(esc)[Z", .key(.backTab)),
        Typed("\(esc)[1;5C\(esc)[1;2A\(esc)[1;3D", .key(.right), .key(.up), .key(.left)),
        Typed("\(esc)[5;5~\(esc)[3;2~", .key(.pageUp), .key(.delete)),
        Typed("\(esc)\(esc)[A", .key(.up)),
        Typed("\(esc)\(esc)OA", .key(.up)),
        Typed(
            "\(esc)[a\(esc)Ob\(esc)[3^\(esc)[3$\(esc)[3@",
            .key(.up), .key(.down), .key(.delete), .key(.delete), .key(.delete)),
        Typed("\(esc)O5C", .key(.right)),
        Typed(
            "\(esc)OP\(esc)OS\(esc)[1;2P\(esc)[1;5R",
            .key(.function(1)), .key(.function(4)), .key(.function(1)), .key(.function(3))),
        Typed(
            "\(esc)[11~\(esc)[15~\(esc)[17~\(esc)[24~",
            .key(.function(1)), .key(.function(5)), .key(.function(6)), .key(.function(12))),
        Typed("\(esc)[[A\(esc)[[E", .key(.function(1)), .key(.function(5))),
        Typed(
            "\(esc)OM\(esc)Oj\(esc)Op\(esc)Oy",
            .key(.enter), .typed("*"), .typed("0"), .typed("9")),
        Typed(
            "\(esc)[97;5u\(esc)[97u\(esc)[97;3u",
            .key(.control("a")), .typed("a"), .key(.alt("a"))),
        Typed(
            "\(esc)[27u\(esc)[13u\(esc)[9;2u\(esc)[127u",
            .key(.escape), .key(.enter), .key(.backTab), .key(.backspace)),
        Typed("\(esc)[97;1:3u\(esc)[1;1:3A"),
        Typed("\(esc)[27;5;65~", .key(.control("a"))),
        Typed("\(esc)[57417u\(esc)[57404u", .key(.left), .typed("5")),
        Typed("\(esc)[I\(esc)[O", .focus(true), .focus(false)),
        Typed("\(esc)[<0;10;5M", .mouse(.press, 9, 4)),
        Typed("\(esc)[<0;300;5m", .mouse(.release, 299, 4)),
        Typed("\(esc)[<32;1;1M", .mouse(.drag, 0, 0)),
        Typed("\(esc)[<64;2;3M\(esc)[<65;2;3M", .mouse(.wheelUp, 1, 2), .mouse(.wheelDown, 1, 2)),
        Typed("\(esc)[<16;2;3M\(esc)[<20;2;3M", .mouse(.press, 1, 2), .mouse(.press, 1, 2)),
        Typed("\(esc)[<2;2;3M\(esc)[<35;2;3M\(esc)[<66;2;3M\(esc)[<0;0;3M"),
        Typed("\(esc)[M !!\(esc)[M#!!", .mouse(.press, 0, 0), .mouse(.release, 0, 0)),
        Typed("\(esc)[32;10;5M", .mouse(.press, 9, 4)),
        Typed(
            "\(esc)[200~ab\n\(esc)[A\u{3}ü\(esc)[201~x", .paste(Array("ab\n\(esc)[A\u{3}ü".utf8)),
            .typed("x")),
        Typed("\(esc)[200~\(esc)[20\(esc)\(esc)[201~", .paste(Array("\(esc)[20\(esc)".utf8))),
        Typed("\(esc)[200~\(esc)[201~a", .typed("a")),
        Typed("\(esc)[201~a", .typed("a")),
    ]

    /// Replies of a terminal, and other things nobody typed.
    static let silent: [Typed] = [
        Typed("\(esc)[?62;1;4c"), Typed("\(esc)[>1;4000;0c"), Typed("\(esc)[24;80R"),
        Typed("\(esc)[?2026;2$y"), Typed("\(esc)[0n"), Typed("\(esc)[8;24;80t"),
        Typed("\(esc)[?1u"), Typed("\(esc)[38;5;1m"), Typed("\(esc)[99999999999999999999~"),
        Typed("\(esc)]11;rgb:0000/0000/0000\u{7}"), Typed("\(esc)]11;rgb:ffff/ffff/ffff\(esc)\\"),
        Typed("\(esc)P>|XTerm(370)\(esc)\\"), Typed("\(esc)P1$r0m\(esc)\\"),
        Typed("\(esc)_Gi=31;OK\(esc)\\"), Typed("\(esc)]52;c;8J+mhg==\u{18}"),
        Typed(bytes: [0xFF]), Typed(bytes: [0x80]), Typed(bytes: [0xC0]),
        Typed(bytes: [0xC1, 0xBF]),
        Typed(bytes: [0xED, 0xA0, 0x80]), Typed(bytes: [0xF5, 0x80, 0x80, 0x80]),
        Typed(bytes: [0xE0, 0x80, 0x80]), Typed(bytes: [0xF4, 0x90, 0x80, 0x80]),
        Typed(bytes: [0xC2, 0x9B]),
    ]

    @Test(arguments: complete)
    func `mean what terminals send them for`(typed: Typed) {
        #expect(decode(typed.bytes) == typed.inputs)
    }

    @Test(arguments: silent)
    func `that are replies or noise say nothing and eat nothing`(typed: Typed) {
        #expect(decode(typed.bytes) == [])
        #expect(
            decode(Array("j".utf8) + typed.bytes + Array("k".utf8)) == [.typed("j"), .typed("k")])
    }

    @Test(arguments: complete + silent)
    func `come out the same wherever the bytes are cut`(typed: Typed) {
        let bytes = Array("j".utf8) + typed.bytes + Array("k\(esc)[B".utf8)
        let whole = decode(bytes)
        for cut in bytes.indices {
            for second in cut..<bytes.count {
                var decoder = KeyDecoder()
                var inputs = decoder.decode(bytes[..<cut], at: 0)
                inputs += decoder.decode(bytes[cut..<second], at: 1)
                inputs += decoder.decode(bytes[second...], at: 2)
                #expect(inputs == whole, "cut at \(cut) and \(second)")
            }
        }
    }

    @Test func `come out the same byte by byte, whatever stands next to what`() {
        let all = Self.complete + Self.silent
        for first in all {
            for second in all {
                let bytes = first.bytes + second.bytes
                var decoder = KeyDecoder()
                var inputs: [Input] = []
                for byte in bytes { inputs += decoder.decode([byte], at: 0) }
                #expect(inputs + decoder.flush(at: 5000) == decode(bytes))
            }
        }
    }
}

@Suite struct `Silence after Esc` {
    @Test func `makes it a key after fifty milliseconds`() {
        var decoder = KeyDecoder()
        #expect(decoder.decode([0x1B], at: 100) == [])
        #expect(decoder.pendingDeadline == 150)
        #expect(decoder.flush(at: 149) == [])
        #expect(decoder.flush(at: 150) == [.key(.escape)])
        #expect(decoder.pendingDeadline == nil)
    }

    @Test func `is waited for longer where Esc does nothing`() {
        var decoder = KeyDecoder()
        decoder.isEscapeBound = false
        #expect(decoder.decode([0x1B], at: 100) == [])
        #expect(decoder.pendingDeadline == 350)
        #expect(decoder.decode("[A".utf8, at: 349) == [.key(.up)])
    }

    @Test func `never turns the rest of an arrow into text within a quarter of a second`() {
        for gap in [51, 100, 250] {
            for rest in ["[A", "OA"] {
                var decoder = KeyDecoder()
                var inputs = decoder.decode([0x1B], at: 0)
                inputs += decoder.flush(at: 50)
                inputs += decoder.decode(rest.utf8, at: gap)
                #expect(inputs == [.key(.escape), .key(.up)])
            }
        }
    }

    @Test func `lets a bracket be a bracket later, or when no key follows`() {
        var decoder = KeyDecoder()
        _ = decoder.decode([0x1B], at: 0)
        #expect(decoder.flush(at: 50) == [.key(.escape)])
        #expect(decoder.decode("[A".utf8, at: 251) == [.typed("["), .typed("A")])
        _ = decoder.decode([0x1B], at: 1000)
        #expect(decoder.flush(at: 1050) == [.key(.escape)])
        #expect(decoder.decode("O".utf8, at: 1060) == [])
        #expect(decoder.pendingDeadline == 1110)
        #expect(decoder.flush(at: 1110) == [.typed("O")])
        _ = decoder.decode([0x1B], at: 2000)
        #expect(decoder.flush(at: 2050) == [.key(.escape)])
        #expect(decoder.decode("Ok".utf8, at: 2060) == [.typed("+")])
    }

    @Test func `counts every Esc of several`() {
        var decoder = KeyDecoder()
        let inputs = decoder.decode([0x1B, 0x1B, 0x1B], at: 0)
        #expect(inputs + decoder.flush(at: 50) == [.key(.escape), .key(.escape), .key(.escape)])
    }

    @Test func `settles Alt with the letters that also open sequences`() {
        for character in "[O]P_".unicodeScalars {
            var decoder = KeyDecoder()
            #expect(decoder.decode("\(esc)\(character)".utf8, at: 0) == [])
            #expect(decoder.flush(at: 250) == [.key(.alt(character))])
        }
    }

    @Test func `drops a sequence that is never finished`() {
        var decoder = KeyDecoder()
        #expect(decoder.decode("\(esc)[1;".utf8, at: 0) == [])
        #expect(decoder.flush(at: 250) == [])
        #expect(decoder.decode("j".utf8, at: 251) == [.typed("j")])
    }

    @Test func `frees the keyboard from a reply without an end`() {
        var decoder = KeyDecoder()
        #expect(decoder.decode("\(esc)]11;rgb:".utf8, at: 0) == [])
        #expect(decoder.pendingDeadline == 1000)
        #expect(decoder.decode("j".utf8, at: 1000) == [.typed("j")])
    }

    @Test func `settles what is due before newer bytes are looked at`() {
        var decoder = KeyDecoder()
        _ = decoder.decode([0x1B], at: 0)
        #expect(decoder.decode("j".utf8, at: 300) == [.key(.escape), .typed("j")])
    }
}

@Suite struct `A paste` {
    @Test func `of a megabyte arrives whole, in whatever parts it came`() {
        let text = (0..<(1 << 20)).map { UInt8(truncatingIfNeeded: $0 &* 31) }.filter { $0 != 0x1B }
        let bytes = Array("\(esc)[200~".utf8) + text + Array("\(esc)[201~".utf8)
        var decoder = KeyDecoder()
        var inputs: [Input] = []
        for start in stride(from: 0, to: bytes.count, by: 4093) {
            inputs += decoder.decode(bytes[start..<min(start + 4093, bytes.count)], at: 0)
        }
        #expect(inputs == [.paste(text)])
    }

    @Test func `never runs as keys, however long it stalls`() {
        var decoder = KeyDecoder()
        #expect(decoder.decode("\(esc)[200~rm".utf8, at: 0) == [])
        #expect(decoder.flush(at: 9000) == [])
        #expect(decoder.decode("Q\(esc)[201".utf8, at: 9000) == [])
        #expect(decoder.decode("~".utf8, at: 20000) == [.paste(Array("rmQ".utf8))])
    }

    @Test func `whose end was lost is ended by Ctrl-C after a pause`() {
        var decoder = KeyDecoder()
        #expect(decoder.decode("\(esc)[200~ab".utf8, at: 0) == [])
        #expect(decoder.decode([0x03], at: 999) == [])
        #expect(decoder.decode([0x03], at: 1999) == [.paste([0x61, 0x62, 0x03])])
        #expect(decoder.decode("j".utf8, at: 2000) == [.typed("j")])
    }
}
