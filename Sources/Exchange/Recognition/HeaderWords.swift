/// The words headers have on sites in other languages, by the English word they stand for.
enum HeaderWords {
    /// The header with every known word in English.
    static func english(_ headers: [String]) -> [String] {
        headers.map { english[$0.lowercased()] ?? $0 }
    }

    private static let english: [String: String] = {
        var words: [String: String] = [:]
        for (word, translations) in translations {
            for translation in translations { words[translation] = word }
        }
        return words
    }()

    private static let translations: [(String, [String])] = [
        (
            "affiliate id",
            [
                "affiliate-id", "partner-id", "partner id", "id partnera", "id afilianta",
                "id de afiliado", "id del afiliado", "id d'affilié", "id de l'affilié",
                "id affilié",
                "联盟会员 id", "联盟会员id", "会员 id", "推广员 id",
            ]
        ),
        ("affiliate", ["partner", "afiliant", "afiliado", "affilié", "联盟会员", "会员", "推广员"]),
        (
            "email",
            [
                "e-mail", "e-mail-adresse", "adres e-mail", "correo electrónico", "correo",
                "adresse e-mail", "courriel", "邮箱", "电子邮件", "电子邮箱", "邮件",
            ]
        ),
        ("name", ["nazwa", "imię i nazwisko", "nombre completo", "nom complet", "名称", "姓名"]),
        ("first name", ["vorname", "imię", "nombre", "prénom", "名字", "名"]),
        (
            "last name",
            ["nachname", "nazwisko", "apellido", "apellidos", "nom", "nom de famille", "姓氏", "姓"]
        ),
        (
            "payment email",
            [
                "zahlungs-e-mail", "e-mail für zahlungen", "zahlungs-e-mail-adresse",
                "e-mail do płatności", "e-mail płatności", "adres e-mail do płatności",
                "correo electrónico de pago", "email de pago", "e-mail de paiement",
                "adresse e-mail de paiement", "付款邮箱", "付款电子邮件", "支付邮箱",
            ]
        ),
        (
            "username",
            [
                "benutzername", "nazwa użytkownika", "nombre de usuario", "usuario",
                "nom d'utilisateur", "identifiant", "用户名",
            ]
        ),
        ("group", ["gruppe", "grupa", "grupo", "groupe", "组", "分组", "群组"]),
        (
            "rate",
            ["satz", "provisionssatz", "stawka", "tasa", "tarifa", "taux", "费率", "佣金率", "比率"]
        ),
        (
            "rate type",
            [
                "satztyp", "art des satzes", "provisionstyp", "typ stawki", "rodzaj stawki",
                "tipo de tasa", "tipo de tarifa", "type de taux", "费率类型", "佣金类型",
            ]
        ),
        (
            "flat rate basis",
            [
                "pauschalbasis", "basis des pauschalsatzes", "podstawa stawki ryczałtowej",
                "podstawa stawki stałej", "base de tarifa fija", "base de tasa fija",
                "base du taux fixe", "固定费率基础", "固定费率依据",
            ]
        ),
        (
            "earnings",
            [
                "einnahmen", "verdienst", "einkünfte", "zarobki", "ganancias", "ingresos", "gains",
                "revenus", "收入", "收益",
            ]
        ),
        (
            "unpaid earnings",
            [
                "unbezahlte einnahmen", "unbezahlter verdienst", "unbezahlte einkünfte",
                "niewypłacone zarobki", "niezapłacone zarobki", "ganancias no pagadas",
                "ganancias pendientes", "gains impayés", "gains non payés", "未付收入", "未支付收入", "未付收益",
            ]
        ),
        (
            "referrals",
            [
                "empfehlungen", "verweise", "polecenia", "referencias", "referidos",
                "recommandations", "références", "推荐", "推介",
            ]
        ),
        ("visits", ["besuche", "wizyty", "odwiedziny", "visitas", "visites", "访问", "访问量"]),
        (
            "conversion rate",
            [
                "konversionsrate", "conversion-rate", "konvertierungsrate",
                "współczynnik konwersji",
                "tasa de conversión", "taux de conversion", "转化率", "转换率",
            ]
        ),
        ("status", ["zustand", "stan", "estado", "statut", "état", "状态"]),
        (
            "date registered",
            [
                "registrierungsdatum", "datum der registrierung", "registriert am",
                "data rejestracji", "fecha de registro", "date d'inscription",
                "date d'enregistrement", "注册日期", "注册时间",
            ]
        ),
        (
            "referral id",
            [
                "empfehlungs-id", "verweis-id", "id polecenia", "id de referencia",
                "id de referido", "id de recommandation", "id de référence", "推荐 id", "推荐id",
            ]
        ),
        ("visit id", ["besuchs-id", "id wizyty", "id de visita", "id de visite", "访问 id", "访问id"]),
        (
            "payout id",
            ["auszahlungs-id", "id wypłaty", "id de pago", "id de paiement", "付款 id", "支付 id"]
        ),
        ("amount", ["betrag", "kwota", "importe", "cantidad", "monto", "montant", "金额"]),
        ("currency", ["währung", "waluta", "moneda", "divisa", "devise", "monnaie", "货币", "币种"]),
        ("description", ["beschreibung", "opis", "descripción", "描述", "说明"]),
        ("campaign", ["kampagne", "kampania", "campaña", "campagne", "活动", "广告系列"]),
        ("reference", ["referenz", "odniesienie", "referencia", "référence", "参考", "参考号"]),
        ("context", ["kontext", "kontekst", "contexto", "contexte", "上下文", "来源环境"]),
        (
            "flag",
            [
                "markierung", "flaga", "oznaczenie", "marca", "indicador", "drapeau", "indicateur",
                "标记", "标志",
            ]
        ),
        ("type", ["typ", "art", "rodzaj", "tipo", "类型"]),
        ("date", ["datum", "data", "fecha", "日期"]),
        (
            "converted",
            [
                "konvertiert", "umgewandelt", "przekonwertowano", "skonwertowane", "convertido",
                "converti", "已转化", "已转换",
            ]
        ),
        ("url", ["adres url", "网址", "链接"]),
        (
            "referrer",
            [
                "verweisende seite", "verweiser", "odsyłacz", "strona odsyłająca", "remitente",
                "referente", "référent", "来源", "引荐来源",
            ]
        ),
        (
            "generated by",
            [
                "erstellt von", "generiert von", "wygenerowane przez", "wygenerowano przez",
                "generado por", "généré par", "生成者", "创建者",
            ]
        ),
        (
            "payout method",
            [
                "auszahlungsmethode", "metoda wypłaty", "método de pago", "mode de paiement",
                "méthode de paiement", "付款方式", "支付方式",
            ]
        ),
        (
            "payout account",
            [
                "auszahlungskonto", "konto wypłaty", "cuenta de pago", "compte de paiement", "付款账户",
                "支付账户",
            ]
        ),
    ]
}
