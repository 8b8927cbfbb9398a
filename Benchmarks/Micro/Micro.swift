// Micro benchmarks: `Micro [WORD]` runs those whose name holds the word, all without one.

@main
enum Micro {
    static func main() {
        let word = CommandLine.arguments.dropFirst().first ?? ""
        print(Benchmark.heading)
        for benchmarks in [{ TextBenchmarks.all }, { TableBenchmarks.all }, { EngineBenchmarks.all }] {
            for benchmark in benchmarks() where word.isEmpty || benchmark.name.contains(word) {
                print(benchmark.line())
            }
        }
        TableBenchmarks.removeFiles()
    }
}
