// The program.

@main
struct Weft {
    static func main() {}
}
