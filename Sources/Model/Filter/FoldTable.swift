/// What letters become when accents and case do not count; see `FoldedText`.
///
/// Made from the lower-case mappings and canonical decompositions of Unicode 15 without their
/// marks; letters with a stroke, ligatures and the like (`ł ø đ ß æ`) are added by hand.
struct FoldTable: Sendable {
    /// The table, made at its first use.
    static let shared = FoldTable()

    /// The first scalar the table does not cover.
    static let end: UInt32 = 0x2000

    /// For each scalar below `end` what it becomes: one scalar in the lower half, a second one or
    /// nothing in the upper half; 0 for a mark that is dropped.
    let entries: [UInt32]

    private init() {
        var entries = (0..<FoldTable.end).map { $0 }
        for range in FoldTable.dropped {
            for scalar in range { entries[Int(scalar)] = 0 }
        }
        for scalar in UInt32(0x80)...0xA0 { entries[Int(scalar)] = 0x20 }
        entries[0xAD] = 0
        var isTarget = true
        var target: UInt32 = 0
        for scalar in FoldTable.letters.unicodeScalars.lazy.map(\.value) {
            switch scalar {
            case 0x2C, 0x0A:
                isTarget = true
                target = 0
            case 0x20: isTarget = target == 0
            default:
                if isTarget {
                    target = target == 0 ? scalar : target | scalar << 16
                } else {
                    entries[Int(scalar)] = target
                }
            }
        }
        self.entries = entries
    }

    /// Marks that stand on letters; those that are letters themselves (Thai, Indic) stay.
    private static let dropped: [ClosedRange<UInt32>] = [
        0x300...0x36F, 0x483...0x487, 0x591...0x5BD, 0x5BF...0x5BF, 0x5C1...0x5C2,
        0x5C4...0x5C5, 0x5C7...0x5C7, 0x64B...0x652, 0x670...0x670, 0x180B...0x180F,
        0x1AB0...0x1AFF, 0x1DC0...0x1DFF,
    ]

    /// Groups of one or two plain letters, a space, and the letters that become them.
    private static let letters = """
        a ÀÁÂÃÄÅàáâãäåĀāĂăĄąǍǎǞǟǠǡǺǻȀȁȂȃȦȧȺḀḁẚẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặ, b ƀƁƂƃɃɓḂḃḄḅḆḇ,
        c ÇçĆćĈĉĊċČčƇƈȻȼḈḉ, d ÐðĎďĐđƉƊƋƌȡɖɗḊḋḌḍḎḏḐḑḒḓ,
        e ÈÉÊËèéêëĒēĔĕĖėĘęĚěȄȅȆȇȨȩɆɇḔḕḖḗḘḙḚḛḜḝẸẹẺẻẼẽẾếỀềỂểỄễỆệ, f ƑƒḞḟ, g ĜĝĞğĠġĢģƓǤǥǦǧǴǵɠḠḡ,
        h ĤĥĦħȞȟḢḣḤḥḦḧḨḩḪḫẖ, i ÌÍÎÏìíîïĨĩĪīĬĭĮįİıƗǏǐȈȉȊȋɨḬḭḮḯỈỉỊị, j ĴĵǰȷɈɉ, k ĶķĸƘƙǨǩḰḱḲḳḴḵ,
        l ĹĺĻļĽľŁłƚȴȽḶḷḸḹḺḻḼḽ, m ɱḾḿṀṁṂṃ, n ÑñŃńŅņŇňŉŊŋƝƞǸǹȠȵɲṄṅṆṇṈṉṊṋ,
        o ÒÓÔÕÖØòóôõöøŌōŎŏŐőƟƠơǑǒǪǫǬǭǾǿȌȍȎȏȪȫȬȭȮȯȰȱɵṌṍṎṏṐṑṒṓỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợ, p ƤƥṔṕṖṗ,
        q Ɋɋ, r ŔŕŖŗŘřȐȑȒȓɌɍṘṙṚṛṜṝṞṟ, s ŚśŜŝŞşŠšſȘșȿṠṡṢṣṤṥṦṧṨṩẛẜẝ, t ŢţŤťŦŧƫƬƭƮȚțȶȾʈṪṫṬṭṮṯṰṱẗ,
        u ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲųƯưǓǔǕǖǗǘǙǚǛǜȔȕȖȗɄʉṲṳṴṵṶṷṸṹṺṻỤụỦủỨứỪừỬửỮữỰự, v ƲʋṼṽṾṿ,
        w ŴŵẀẁẂẃẄẅẆẇẈẉẘ, x ẊẋẌẍ, y ÝýÿŶŷŸƳƴȲȳɎɏẎẏẙỲỳỴỵỶỷỸỹ, z ŹźŻżŽžƵƶȤȥɀẐẑẒẓẔẕ, ae ÆæǢǣǼǽ,
        dz ǄǅǆǱǲǳ, ij Ĳĳ, lj Ǉǈǉ, nj Ǌǋǌ, oe Œœ, ou Ȣȣ, ss ßẞ, th Þþ, ŀ Ŀ, ƅ Ƅ, ƕ Ƕ, ƣ Ƣ, ƨ Ƨ,
        ƹ Ƹ, ƽ Ƽ, ƿ Ƿ, ǝ Ǝ, ȝ Ȝ, ɂ Ɂ, ɔ Ɔ, ə Ə, ɛ Ɛ, ɣ Ɣ, ɩ Ɩ, ɯ Ɯ, ʀ Ʀ, ʃ Ʃ, ʊ Ʊ, ʌ Ʌ, ʒ ƷǮǯ,
        ͱ Ͱ, ͳ Ͳ, ͷ Ͷ, ͻ Ͻ, ͼ Ͼ, ͽ Ͽ, α ΆΑάἀἁἂἃἄἅἆἇἈἉἊἋἌἍἎἏὰάᾀᾁᾂᾃᾄᾅᾆᾇᾈᾉᾊᾋᾌᾍᾎᾏᾰᾱᾲᾳᾴᾶᾷᾸᾹᾺΆᾼ, β Βϐ,
        γ Γ, δ Δ, ε ΈΕέϵἐἑἒἓἔἕἘἙἚἛἜἝὲέῈΈ, ζ Ζ, η ΉΗήἠἡἢἣἤἥἦἧἨἩἪἫἬἭἮἯὴήᾐᾑᾒᾓᾔᾕᾖᾗᾘᾙᾚᾛᾜᾝᾞᾟῂῃῄῆῇῊΉῌ,
        θ Θϑϴ, ι ΊΐΙΪίϊἰἱἲἳἴἵἶἷἸἹἺἻἼἽἾἿὶίιῐῑῒΐῖῗῘῙῚΊ, κ Κϰ, λ Λ, μ Μ, ν Ν, ξ Ξ,
        ο ΌΟόὀὁὂὃὄὅὈὉὊὋὌὍὸόῸΌ, π Πϖ, ρ ΡϱῤῥῬ, σ Σς, τ Τ, υ ΎΥΫΰϋύὐὑὒὓὔὕὖὗὙὛὝὟὺύῠῡῢΰῦῧῨῩῪΎ, φ Φϕ,
        χ Χ, ψ Ψ, ω ΏΩώὠὡὢὣὤὥὦὧὨὩὪὫὬὭὮὯὼώᾠᾡᾢᾣᾤᾥᾦᾧᾨᾩᾪᾫᾬᾭᾮᾯῲῳῴῶῷῺΏῼ, ϒ ϓϔ, ϗ Ϗ, ϙ Ϙ, ϛ Ϛ, ϝ Ϝ, ϟ Ϟ,
        ϡ Ϡ, ϣ Ϣ, ϥ Ϥ, ϧ Ϧ, ϩ Ϩ, ϫ Ϫ, ϭ Ϭ, ϯ Ϯ, ϲ Ϲ, ϳ Ϳ, ϸ Ϸ, ϻ Ϻ, а АӐӑӒӓ, б Б, в В, г ЃГѓ,
        д Д, е ЀЁЕѐёӖӗ, ж ЖӁӂӜӝ, з ЗӞӟ, и ЍИЙйѝӢӣӤӥ, к ЌКќ, л Л, м М, н Н, о ОӦӧ, п П, р Р, с С,
        т Т, у ЎУўӮӯӰӱӲӳ, ф Ф, х Х, ц Ц, ч ЧӴӵ, ш Ш, щ Щ, ъ Ъ, ы ЫӸӹ, ь Ь, э ЭӬӭ, ю Ю, я Я, ђ Ђ,
        є Є, ѕ Ѕ, і ІЇї, ј Ј, љ Љ, њ Њ, ћ Ћ, џ Џ, ѡ Ѡ, ѣ Ѣ, ѥ Ѥ, ѧ Ѧ, ѩ Ѩ, ѫ Ѫ, ѭ Ѭ, ѯ Ѯ, ѱ Ѱ,
        ѳ Ѳ, ѵ ѴѶѷ, ѹ Ѹ, ѻ Ѻ, ѽ Ѽ, ѿ Ѿ, ҁ Ҁ, ҋ Ҋ, ҍ Ҍ, ҏ Ҏ, ґ Ґ, ғ Ғ, ҕ Ҕ, җ Җ, ҙ Ҙ, қ Қ, ҝ Ҝ,
        ҟ Ҟ, ҡ Ҡ, ң Ң, ҥ Ҥ, ҧ Ҧ, ҩ Ҩ, ҫ Ҫ, ҭ Ҭ, ү Ү, ұ Ұ, ҳ Ҳ, ҵ Ҵ, ҷ Ҷ, ҹ Ҹ, һ Һ, ҽ Ҽ, ҿ Ҿ, ӄ Ӄ,
        ӆ Ӆ, ӈ Ӈ, ӊ Ӊ, ӌ Ӌ, ӎ Ӎ, ӏ Ӏ, ӕ Ӕ, ә ӘӚӛ, ӡ Ӡ, ө ӨӪӫ, ӷ Ӷ, ӻ Ӻ, ӽ Ӽ, ӿ Ӿ, ԁ Ԁ, ԃ Ԃ, ԅ Ԅ,
        ԇ Ԇ, ԉ Ԉ, ԋ Ԋ, ԍ Ԍ, ԏ Ԏ, ԑ Ԑ, ԓ Ԓ, ԕ Ԕ, ԗ Ԗ, ԙ Ԙ, ԛ Ԛ, ԝ Ԝ, ԟ Ԟ, ԡ Ԡ, ԣ Ԣ, ԥ Ԥ, ԧ Ԧ, ԩ Ԩ,
        ԫ Ԫ, ԭ Ԭ, ԯ Ԯ, ա Ա, բ Բ, գ Գ, դ Դ, ե Ե, զ Զ, է Է, ը Ը, թ Թ, ժ Ժ, ի Ի, լ Լ, խ Խ, ծ Ծ, կ Կ,
        հ Հ, ձ Ձ, ղ Ղ, ճ Ճ, մ Մ, յ Յ, ն Ն, շ Շ, ո Ո, չ Չ, պ Պ, ջ Ջ, ռ Ռ, ս Ս, վ Վ, տ Տ, ր Ր, ց Ց,
        ւ Ւ, փ Փ, ք Ք, օ Օ, ֆ Ֆ, ỻ Ỻ, ỽ Ỽ, ỿ Ỿ
        """
}
