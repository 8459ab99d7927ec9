internal import Glibc
import Store

/// A sync beside the console: on a store of its own, as another person's session would.
enum SyncJob {
    /// Syncs a program; the answer, or why there is none, in one line.
    static func run(program: String, user: String) -> (text: String, isBad: Bool) {
        do {
            let store = try Store(
                program,
                session: Store.Session(
                    user: user, now: Surroundings.now, unsavedFolder: Surroundings.stateFolder,
                    isNetworkAllowed: Surroundings.variable("TEND_NETWORK_STORE") != nil))
            let git = try Git(folder: wholePath(program), user: user, isAsking: false)
            var run = SyncRun(store: store, git: git)
            let answer = try run.run()
            return (answer.lines.joined(separator: " · "), !answer.disagreements.isEmpty)
        } catch let trouble as SyncTrouble {
            return ("not synced: " + trouble.text, true)
        } catch { return ("not synced: \(error)", true) }
    }

    /// A folder's path from the root on, without links.
    static func wholePath(_ path: String) -> String {
        guard let whole = realpath(path, nil) else { return path }
        defer { free(whole) }
        return String(cString: whole)
    }
}
