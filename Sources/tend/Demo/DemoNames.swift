/// People, sites and mails of the demo: short and long, in several scripts.
struct DemoNames {
    private static let english = (
        first: [
            "Amy", "Ben", "Carol", "Dan", "Erin", "Fred", "Grace", "Hugh", "Iris", "Jack", "Kate",
            "Liam", "Maya", "Noah", "Olive", "Paul", "Quinn", "Rose", "Sam", "Tess", "Una", "Vera",
            "Will", "Zack", "Al", "Bo", "Jo", "Siobhán", "André", "Chloë",
        ],
        last: [
            "Abbott", "Barnes", "Clark", "Dixon", "Ellis", "Foster", "Grant", "Hayes", "Irwin",
            "Jensen", "Knight", "Lowe", "Marsh", "Nash", "O'Brien", "Parker", "Reid", "Shaw",
            "Turner", "Underhill", "Vance", "West", "Young", "Li", "Ng", "Oh", "Featherstonehaugh",
            "Cholmondeley-Warner", "Fernández de la Vega y Montenegro",
        ]
    )
    private static let german = (
        first: [
            "Jürgen", "Anke", "Björn", "Käthe", "Lars", "Mareike", "Uwe", "Sören", "Jörg", "Dörte",
            "Heiko", "Ulrike", "Götz", "Wiebke",
        ],
        last: [
            "Müller", "Groß", "Schäfer", "Jäger", "Weiß", "Köhler", "Öztürk", "Brandt",
            "Leutheusser-Schnarrenberger", "Böhm", "Vogel", "Straßburger", "Krüger",
        ]
    )
    private static let polish = (
        first: [
            "Łukasz", "Małgorzata", "Zbigniew", "Agnieszka", "Paweł", "Joanna", "Stanisław",
            "Żaneta",
            "Grzegorz", "Świętosława",
        ],
        last: [
            "Wójcik", "Kowalczyk", "Brzęczyszczykiewicz", "Dąbrowski", "Zając", "Wróbel", "Żak",
            "Szczepański", "Ćwikła", "Łoś",
        ]
    )
    private static let chinese = (
        first: ["伟", "芳", "秀英", "敏", "静", "丽", "强", "磊", "洋", "艳"],
        last: ["王", "李", "张", "刘", "陈", "杨", "黄", "欧阳"]
    )
    private static let themes = [
        "trail", "kitchen", "garden", "budget", "travel", "fitness", "vinyl", "coffee", "running",
        "camera", "yoga", "cycling", "parent", "gadget", "book", "craft", "van", "home", "pet",
        "deal", "sail", "chess", "baking", "climb",
    ]
    private static let endings = [
        "notes", "diary", "lab", "guide", "daily", "club", "review", "corner", "journal", "weekly",
        "school", "finds", "base", "times",
    ]

    /// One partner's particulars.
    struct Person {
        var first: String
        var last: String
        var login: String
        var email: String
        var site: String
        var country: String
    }

    private var taken: Set<String> = []

    /// The next person; logins never repeat.
    mutating func next(_ random: inout DemoRandom) -> Person {
        let roll = random.whole(0...99)
        let (pool, country): ((first: [String], last: [String]), String) =
            switch roll {
            case 0..<58: (Self.english, random.one(of: ["US", "GB", "IE", "CA", "AU"]))
            case 58..<78: (Self.german, random.one(of: ["DE", "AT", "CH"]))
            case 78..<91: (Self.polish, "PL")
            default: (Self.chinese, random.one(of: ["CN", "TW", "SG"]))
            }
        let first = random.one(of: pool.first)
        let last = random.one(of: pool.last)
        let theme = random.one(of: Self.themes)
        let ending = random.one(of: Self.endings)
        var login = theme + ending
        var number = 2
        while !taken.insert(login).inserted {
            login = "\(theme)\(ending)\(number)"
            number += 1
        }
        let domain = "\(login).example"
        return Person(
            first: first, last: last, login: login, email: "hello@\(domain)", site: domain,
            country: country)
    }
}
