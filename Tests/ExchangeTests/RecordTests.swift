import Model
import Testing

@testable import Exchange

/// Files of JSON, whole and broken.
@Suite struct RecordTests {
    private func rows(_ text: String, piece: Int = 1 << 20) throws(Refusal) -> [[String]] {
        var reader = CSVReader(Sample.source(Array(text.utf8), piece: piece))
        guard try reader.openRecords() else { return [["no records"]] }
        var rows = [try reader.recordNames()]
        while try reader.next() {
            var row: [String] = []
            for place in 0..<reader.count {
                row.append(String(decoding: reader.cell(place), as: UTF8.self))
            }
            if let problem = reader.problem {
                row = ["\(problem.line):\(problem.column): \(problem.what)"]
            }
            rows.append(row)
        }
        return rows
    }

    private let two = [["a", "b.c", "d.0"], ["1", "x", "true"], ["2", "", "y"]]

    @Test(arguments: [
        #"{"a":1,"b":{"c":"x"},"d":[true]}"# + "\n" + #"{"a":2,"b":{"c":null},"d":["y"]}"# + "\n",
        #"[{"a":1,"b":{"c":"x"},"d":[true]}, {"a":2,"b":{"c":null},"d":["y"]}]"#,
        #"{"ok":true,"data":{"items":[{"a":1,"b":{"c":"x"},"d":[true]},"#
            + #"{"a":2,"b":{"c":null},"d":["y"]}],"more":false}}"#,
        "\u{FEFF}{\r\n \"A\": 1, \"b\": {\"C\": \"x\"},\r\n \"d\": [true]}\r\n{\"d\":[\"y\"],\"a\":2}",
    ])
    func `records come one a line, in a list, or in a list in something larger`(text: String) throws
    {
        for piece in [1, 2, 3, 7, 4096] {
            #expect(try rows(text, piece: piece) == two, "\(piece)")
        }
    }

    @Test func `a column may come in a later record`() throws {
        #expect(
            try rows(#"[{"a":1},{"b":2,"a":3}]"#) == [["a", "b"], ["1", ""], ["3", "2"]])
    }

    @Test func `texts are as they were before they were escaped`() throws {
        #expect(
            try rows(#"{"a":"q\"\\\/\u00e9\ud83d\ude00\n\u0000\ud83d."}"#)[1]
                == ["q\"\\/é😀\n\u{FFFD}\u{FFFD}."])
    }

    @Test(arguments: [
        (#"{"a":1}"# + "\n" + #"{"a":}"# + "\n" + #"{"a":3}"#, "2:6: a value is missing"),
        (
            #"{"a":1}"# + "\n" + #"{"a":"x}"# + "\n" + #"{"a":3}"#,
            "2:6: a text that begins here has no end"
        ),
        (
            #"{"a":1}"# + "\n" + #"{"a":1,"a":2}"# + "\n" + #"{"a":3}"#,
            "2:12: this name stands here twice"
        ),
        (
            #"{"a":1}"# + "\n" + #"{"a":"\x"}"# + "\n" + #"{"a":3}"#,
            "2:7: this backslash begins no escape of JSON"
        ),
        (
            #"{"a":1}"# + "\n" + #"{"a":"\u12"}"# + "\n" + #"{"a":3}"#,
            "2:7: this backslash begins no escape of JSON"
        ),
        (#"{"a":1}"# + "\n" + #"{"a" 1}"# + "\n" + #"{"a":3}"#, "2:6: a : is missing"),
        (
            #"{"a":1}"# + "\n" + #"{"a":yes}"# + "\n" + #"{"a":3}"#,
            "2:6: this is no value of JSON: texts stand in quotes"
        ),
        (#"{"a":1}"# + "\n" + "nothing" + "\n" + #"{"a":3}"#, "2:1: a record begins with { here"),
    ])
    func `a broken record is told with its place, and the next lines are read`(
        text: String, problem: String
    ) throws {
        #expect(try rows(text) == [["a"], ["1"], [problem], ["3"]])
    }

    @Test func `what is nested too deep is a problem of its record`() throws {
        let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        let text = "{\"a\":1}\n{\"a\":\(deep)}\n{\"a\":3}\n"
        #expect(try rows(text) == [["a"], ["1"], ["2:37: nested deeper than 32"], ["3"]])
    }

    @Test(arguments: [
        (#"[{"a":1},{"a":2}"#, "line 1: the list has no end: this file is cut off"),
        (#"[{"a":1},{"a":2"#, "line 1, column 16: the file ends inside a record: it is cut off"),
        (#"[{"a":1} {"a":2}]"#, "line 1: a comma or ] is missing between two records"),
    ])
    func `a list that is broken or cut off is refused whole`(text: String, why: String) {
        #expect(throws: Refusal(why)) { try rows(text) }
    }

    @Test func `a file of lines that is cut off loses its last record, and says so`() throws {
        #expect(
            try rows("{\"a\":1}\n{\"a\":\"2") == [
                ["a"], ["1"], ["2:8: the file ends inside a record: it is cut off"],
            ])
    }

    @Test func `records beyond the limits cost only themselves`() throws {
        let long = String(repeating: "x", count: 70_000)
        #expect(
            try rows("{\"a\":1}\n{\"a\":\"\(long)\"}\n{\"a\":3}\n")
                == [["a"], ["1"], ["2:7: this text is longer than 64 KiB"], ["3"]])
        let many = (0..<40).map { "\"\($0)\":\"\(String(repeating: "x", count: 60_000))\"" }
        let text = "{\"a\":1}\n{\(many.joined(separator: ","))}\n{\"a\":3}\n"
        #expect(try rows(text) == [["a"], ["1"], ["2:1: this row is longer than 1 MiB"], ["3"]])
    }

    @Test func `every cut of a file ends in rows or in a refusal`() throws {
        let text = Array((#"{"data":[{"a":"x\u00e9","b":{"c":[1,2,{"d":null}]}},{"a":"y"}]}"#).utf8)
        for end in text.indices {
            _ = try? rows(String(decoding: text[..<end], as: UTF8.self), piece: 5)
        }
        for place in text.indices {
            for byte: UInt8 in [0x22, 0x5C, 0x7B, 0x7D, 0x5B, 0x5D, 0x2C, 0x0A, 0x30] {
                var changed = text
                changed[place] = byte
                _ = try? rows(String(decoding: changed, as: UTF8.self), piece: 9)
            }
        }
    }

    @Test func `Rewardful's commissions in cents`() throws {
        let text =
            #"{"pagination":{"count":2},"data":[{"id":"c1","created_at":"2026-02-01T10:00:00.000Z","amount":3000,"currency":"USD","state":"due","paid_at":null,"campaign":{"id":"x","name":"Friends"},"sale":{"id":"s","sale_amount_cents":10000,"refund_amount_cents":500,"affiliate":{"id":"dc939584-a94a-4bdf-b8f4-8d255aae729c","email":"ann@example.com"}}},"#
            + #"{"id":"c2","created_at":"2026-02-01T10:00:00.000Z","amount":3000,"currency":"USD","state":"voided","sale":{"sale_amount_cents":10000,"refund_amount_cents":0,"affiliate":{"id":"dc939584-a94a-4bdf-b8f4-8d255aae729c"}}}]}"#
        let plan = try Sample.plan(
            text,
            program: Sample.program(
                ["rw-dc939584-a94a-4bdf-b8f4-8d255aae729c"], source: "rewardful"))
        #expect(plan.title == "Rewardful commissions")
        #expect(
            plan.figuresText
                == "key,partner,day,sales,revenue,commission,refunds\n,rw-dc939584-a94a-4bdf-b8f4-8d255aae729c,2026-02-01,1,10000,3000,500\n"
        )
    }

    @Test func `PartnerStack's milliseconds, and partners known by address`() throws {
        let partners = try Sample.plan(
            #"{"data":{"items":[{"key":"part_A","email":"ann@example.com","first_name":"Ann","last_name":"Lee","group":null,"stats":{"CUSTOMER_COUNT":4},"created_at":1769904000000}]},"message":"ok"}"#
        )
        #expect(partners.told.contains("ps-part_a joined 2026-02-01"))
        #expect(partners.told.contains("ps-part_a fact:customers 4"))
        let program = Program()
        program.apply(Sample.event(1, partners.edits))
        let plan = try Sample.plan(
            #"[{"key":"r","amount":250,"currency":"USD","created_at":1769904000000,"transaction":{"amount":1000},"reward_status":"approved","partnership":{"email":"ANN@example.com"}}]"#,
            program: program)
        #expect(
            plan.figuresText
                == "key,partner,day,sales,revenue,commission\n,ps-part_a,2026-02-01,1,1000,250\n")
    }

    @Test func `Tapfiliate's disapproved commissions do not count`() throws {
        let plan = try Sample.plan(
            """
            {"id":1,"amount":5.5,"approved":null,"created_at":"2026-02-01T10:00:00+00:00","affiliate":{"id":"janejameson"}}
            {"id":2,"amount":7,"approved":false,"created_at":"2026-02-01T10:00:00+00:00","affiliate":{"id":"janejameson"}}
            {"id":3,"amount":1,"approved":true,"created_at":"2026-02-01T10:00:00+00:00","affiliate":{"id":"janejameson"}}

            """, program: Sample.program(["tap-janejameson"], source: "tapfiliate"))
        #expect(
            plan.figuresText
                == "key,partner,day,sales,commission\n,tap-janejameson,2026-02-01,2,650\n")
    }

    @Test func `Tolt's texts in cents`() throws {
        let plan = try Sample.plan(
            #"{"success":true,"data":[{"id":"com_1","amount":"1250","revenue":"5000","charge_id":null,"status":"approved","created_at":"2026-02-01T10:00:00Z","partner":{"id":"part_1","email":"a@example.com"}}]}"#,
            program: Sample.program(["tolt-part_1"], source: "tolt"))
        #expect(
            plan.figuresText
                == "key,partner,day,sales,revenue,commission\n,tolt-part_1,2026-02-01,1,5000,1250\n"
        )
    }

    @Test func `Everflow's report names its partners in columns`() throws {
        let plan = try Sample.plan(
            #"{"table":[{"columns":[{"column_type":"affiliate","id":"15","label":"Big Blog"},{"column_type":"date","id":"1769904000","label":"2026-02-01"}],"reporting":{"imp":100,"total_click":10,"unique_click":8,"cv":2,"revenue":50.25,"payout":5}}],"performance":[]}"#
        )
        #expect(
            plan.figuresText
                == "key,partner,day,impressions,clicks,uniques,sales,revenue,commission\n,ef-15,2026-02-01,100,10,8,2,5025,500\n"
        )
        #expect(plan.told.contains("ef-15 name Big Blog"))
    }

    @Test func `a mapping names values by their paths`() throws {
        var options = ImportOptions()
        options.mapping = [("id", "who.id"), ("day", "at"), ("clicks", "n")]
        options.source = "own"
        let plan = try Sample.plan(
            #"{"who":{"id":"a"},"at":"2026-02-01","n":3}"# + "\n",
            program: Sample.program(["own-a"], source: "own"), options: options)
        #expect(plan.figuresText == "key,partner,day,clicks\n,own-a,2026-02-01,3\n")
    }
}
