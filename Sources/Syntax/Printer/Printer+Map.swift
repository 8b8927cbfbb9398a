// MAP.

extension Printer {
    mutating func write(_ map: MapStatement) {
        switch map.subject {
        case .whole: write("MAP")
        case .of(let entity): write("MAP OF ", entity)
        case .loop: write("MAP LOOP")
        case .matrix(let attribute):
            write("MAP MATRIX")
            if let attribute { write(" BY " + Spelling.schemaName(attribute.text)) }
        case .trace(let trace):
            write("MAP ")
            write(trace)
        }
        guard !map.checks.isEmpty else { return }
        write(" WITH ")
        write(list: map.checks) { $0.write($1, after: "") }
    }
}
