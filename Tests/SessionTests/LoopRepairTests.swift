// LOOP REPAIR: the links that it proposes close the loop, and fewer can't.

import Session
import Testing
import Values

@Suite("The smallest repair of the loop")
struct LoopRepairTests {
    /// Processes with stages, and interactions between them.
    private static func organisation(_ processes: String, _ links: String) throws -> Session {
        let rows = processes.split(separator: " ").map { word in
            let parts = word.split(separator: ":", omittingEmptySubsequences: false)
            return "\(parts[0]),\(parts[0]),\(parts[1])"
        }
        let interactions = links.split(separator: " ").enumerated().map { place, word in
            let ends = word.split(separator: ">")
            return "I-\(place),\(ends[0]),\(ends[1])"
        }
        return try Session.opened([
            "processes.csv": (["id,name,stage"] + rows).joined(separator: "\n") + "\n",
            "interactions.csv": (["id,from,to"] + interactions).joined(separator: "\n") + "\n",
        ])
    }

    private static func repair(_ session: Session) throws -> (links: [String], needed: Set<String>) {
        let table = try session.table("LOOP REPAIR")
        let links = zip(table.texts("from_id"), table.texts("to_id")).map { "\($0)>\($1)" }
        return (links, Set(table.texts("needed")))
    }

    @Test("a loop that is closed needs nothing")
    func closed() throws {
        let session = try Self.organisation("P:plan D:do C:check A:act", "P>D D>C C>A A>P")
        #expect(try Self.repair(session).links == [])
    }

    @Test("one link serves a process that leads nowhere and one that nothing reaches")
    func paired() throws {
        let session = try Self.organisation("P:plan D:do C:check A:act X:do Y:do", "P>D D>C C>A A>P D>X Y>C")
        let (links, needed) = try Self.repair(session)
        #expect(links == ["X>Y"])
        #expect(needed == ["exactly 1"])
    }

    @Test("processes by themselves are strung on one line: one link more than there are")
    func isolated() throws {
        let session = try Self.organisation("P:plan D:do C:check A:act X:do Y:do", "P>D D>C C>A A>P")
        let (links, needed) = try Self.repair(session)
        #expect(links.count == 3)
        #expect(needed == ["exactly 3"])
    }

    @Test("a stage that no process has is told, and no link is made up for it")
    func noStage() throws {
        let session = try Self.organisation("P:plan D:do C:check", "P>D D>C")
        let (links, _) = try Self.repair(session)
        #expect(links == ["no process of the stage act>"])
    }

    @Test("pairs that share an item come before others")
    func preferred() throws {
        let session = try Session.opened([
            "processes.csv":
                "id,name,stage,outputs,inputs\nP,P,plan,,\nD,D,do,,\nE,E,do,,report\nC,C,check,,\nK,K,check,,report\nA,A,act,,\nX,X,do,report,\n",
            "interactions.csv": "id,from,to\n1,P,D\n2,D,C\n3,C,A\n4,A,P\n5,D,X\n6,D,E\n7,E,K\n8,D,K\n",
        ])
        let table = try session.table("LOOP REPAIR")
        #expect(table.texts("because") == ["share an item"])
    }

    @Test("carried out as edits, nothing of the loop's structure is left open in the sample")
    func northwind() throws {
        let session = try Northwind.session()
        let edits = try session.table("LOOP REPAIR").texts("edit")
        #expect(!edits.isEmpty)
        for edit in edits { _ = try session.runScript(edit) }
        #expect(try session.table("LOOP GAPS STRUCTURE").rows.isEmpty)
        #expect(try session.table("LOOP REPAIR").rows.isEmpty)
    }
}
