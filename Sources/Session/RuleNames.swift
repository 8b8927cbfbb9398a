// The rules that rewrite plans, for whoever wants to leave one out.

import Planning

extension Session {
    /// In the order in which they are applied.
    package static var ruleNames: [String] { RewritingRule.all.map(\.name) }
}
