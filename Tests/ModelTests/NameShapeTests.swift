import Testing

@testable import Model

@Suite struct NameShapeTests {
    @Test(arguments: [
        ("PayPaI", "PayPal"), ("Раypal", "Paypal"), ("ΑΒΕ", "ABE"), ("𝔸𝕓𝟙", "Abl"),
        ("ＳＨＯＰ", "shop"),
        ("rnodern", "modern"), ("vvood", "wood"), ("c00l", "cool"), ("Ⓣⓔⓐ", "tea"),
        ("ӏris", "iris"),
        ("Żółć", "zolc"), ("a b", "ab"), ("ꓮꓐ", "AB"), ("Сoffee", "Coffee"),
    ]) func `what looks alike has one shape`(one: String, other: String) {
        #expect(NameShape(one) == NameShape(other))
    }

    @Test(arguments: [
        ("Tea", "Sea"), ("旅行", "旅館"), ("", "a"), ("Shop 1", "Shop 2"), ("Вера", "Нора"),
    ]) func `other names have others`(one: String, other: String) {
        #expect(NameShape(one) != NameShape(other))
    }

    @Test func `any bytes have one`() {
        for byte in UInt8.min...UInt8.max { _ = NameShape([byte, 0xF0, byte]) }
        #expect(NameShape("\u{0}\u{202E}").bytes.allSatisfy { $0 >= 0x20 })
    }
}
