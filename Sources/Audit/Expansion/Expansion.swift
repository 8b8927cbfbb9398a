// What an audit statement comes down to.

package import Syntax
package import Values

/// An expanded statement: everything that a session needs to run it and to print it.
package enum Expansion: Sendable {
    /// One core query gives the rows.
    case query(Query)
    /// Checks, to be run one after the other.
    case checks(CheckRun)
    /// Records to be drawn from a population.
    case sample(SamplePlan)
    /// Why a check has an exception for a subject, or has none.
    case why(WhyPlan)
    /// A picture: what its boxes and arrows are asked by.
    case map(MapPlan)
    /// Another folder, to be compared with.
    case compare(folder: String)
    /// Answered from what is known without the graph.
    case table(ResultTable)
    /// A text to be shown as it is: the source of a definition.
    case text(String)
}

/// A node that a name in a statement may stand for.
package struct EntityMatch: Hashable, Sendable {
    package let label: String
    package let id: String
    /// Its name or title, where it has one.
    package let name: String?
    package init(label: String, id: String, name: String?) {
        self.label = label
        self.id = id
        self.name = name
    }
}

/// What a look-up found.
package struct EntityCandidates: Sendable {
    /// Those of the first rule that hits: id; name or title exactly; ignoring case.
    package let matches: [EntityMatch]
    /// Without a match: ids and names that are close.
    package let nearest: [String]
    package init(matches: [EntityMatch], nearest: [String] = []) {
        self.matches = matches
        self.nearest = nearest
    }
}

/// Finds nodes by id or name. An empty list of labels means all of them.
package typealias EntityLookup = @Sendable (_ labels: [String], _ text: String) -> EntityCandidates
