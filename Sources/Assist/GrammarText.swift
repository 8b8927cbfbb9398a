// The grammar as text, for people and for editors.

import Audit
import Syntax

package enum GrammarText {
    /// `Grammar/weft.ebnf` as it was when the program was built.
    package static var ebnf: String { EmbeddedText.grammar }

    /// Every keyword in capital letters, sorted.
    package static var keywords: [String] { Keyword.allCases.map(\.rawValue).sorted() }
}
