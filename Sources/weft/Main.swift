// The program.

import Serve
import Session

@main
struct Weft {
    static func main() {
        Server(session: Session()).run()
    }
}
