import HostileTexts
import PlainTree
import Testing

/// Whatever a settings file or a theme holds, reading it ends in a tree or in a mistake with a place.
@Suite struct FuzzTests {
    @Test func `no YAML does harm`() {
        let files = [
            "name: Acme\ncurrency: EUR\nquiet: {days: 30, factor: 2.5}\nmail:\n  from: \"A <a@b.c>\"\n",
            "colours:\n  heading: {fg: '#ffcc00', bold: yes}\n  money: [red, 12]\n",
            "a: |\n  x\n  y\n",
        ]
        let words = [
            "&a ", "*a", "<<: ", "!!map", "---\n", "...\n", "- ", "? ", ": ", "{", "}", "[", "]",
            "|\n",
            ">\n", "#", "%YAML 1.1\n", "\t", "\"", "'", "\n  ",
        ]
        var mutations = Mutations(files, words: words)
        mutations.forEach { bytes in _ = try? PlainTree.read(bytes) }
    }
}
