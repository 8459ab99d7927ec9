import Testing

@testable import Model

/// Resources as one line, as typed, and the words they are named by.
@Suite struct ResourceTests {
    private static let today = Day(iso: "2026-11-22".utf8) ?? Day(number: 0)

    @Test func `a resource reads what it wrote`() {
        let resource = Resource(
            key: "spring", name: "Spring = banner 1", kind: .banner,
            link: "https://acme.example/a b?x=1%20", language: "de", updated: ResourceTests.today,
            retired: ResourceTests.today)
        #expect(Resource(key: "spring", line: resource.line) == resource)
        #expect(Resource(key: "x", line: "kind=poster link=a updated=2026-11-22 text=x") == nil)
        #expect(Resource(key: "x", line: "kind=video updated=2026-11-22 text=x") == nil)
    }

    @Test func `what is typed reads as a resource and back`() {
        let text = "Spring banner: banner https://acme.example/b.png in de updated 2026-11-01"
        let resource = ResourceText.resource(text, key: "k", today: ResourceTests.today)
        #expect(resource.map(ResourceText.line) == text)
        let short = ResourceText.resource(
            "FAQ: faq https://acme.example/faq", key: "k", today: ResourceTests.today)
        #expect(short?.updated == ResourceTests.today && short?.language == nil)
        for bad in [
            "no colon", "x: poster https://a", "x: video", ": video https://a",
            "x: video https://a in german", "x: video https://a updated soon", "x: video a rest",
        ] {
            #expect(ResourceText.resource(bad, key: "k", today: ResourceTests.today) == nil)
        }
    }

    @Test func `keys are made of names, and values of templates name keys`() {
        #expect(Resource.key(of: "Frühjahr – Banner 2!") == "fruhjahr-banner-2")
        #expect(Resource.key(of: "旅行") == nil)
        #expect(Resource.isKey(Resource.key(of: String(repeating: "ab ", count: 40)) ?? ""))
        #expect(Resource.key(ofValue: "resource.spring") == "spring")
        #expect(Resource.key(ofValue: "resources.hub") == "hub")
        #expect(Resource.key(ofValue: "resource.") == nil && Resource.key(ofValue: "rate") == nil)
    }

    @Test func `notes of a training say the day they are about`() {
        func note(_ text: String) -> Note {
            Note(key: "k", text: text, user: "ann", milliseconds: 86_400_000 * 20_000)
        }
        #expect(note("webinar: 2026-11-20 on links").day == Day(iso: "2026-11-20".utf8))
        #expect(note("training: links").day == Day(number: 20_000))
        #expect(note("guide: sent").kind?.isTeaching == true)
        #expect(note("talk: x").kind?.isTeaching == false)
    }
}
