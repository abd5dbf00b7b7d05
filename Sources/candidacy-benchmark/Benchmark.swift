import Glibc
import TerminalHarness
import TestSupplies

/// Prints how fast the program is, beside the peers that are installed, all in one run.
@main
enum Benchmark {
  static func main() {
    #if DEBUG
      print("This is a debug build: its figures say nothing. Build with -c release.")
    #endif
    do {
      let folder = try TemporaryFolder()
      let candidacy = try Peer.candidacy(in: folder)
      let peers = [candidacy] + Peer.dialog() + Peer.whiptail()
      print("Same kind of page (one choice of a few), 80x25, xterm-256color; times in ms.")
      print(Table.header)
      let results = try peers.map { peer in
        let result = try ScreenFigures(measuring: peer)
        print(Table.row(peer.name, result))
        return result
      }
      if results.count > 1 {
        print(Table.ratios(of: results[0], to: results[1], named: peers[1].name))
      }
      print("")
      print(try EvaluationFigures.measured(candidacy.executable).sentence)
      print("Binary: \(try megabytes(candidacy.executable)) MB, not stripped.")
      withExtendedLifetime(folder) {}
    } catch {
      print("The benchmark could not go on: \(error)")
      exit(3)
    }
  }

  private static func megabytes(_ path: String) throws -> String {
    var facts = stat()
    guard stat(path, &facts) == 0 else { throw HarnessFailure.system("reading \(path)", errno) }
    return (Double(facts.st_size) / 1_048_576).rounded(to: 1)
  }
}
