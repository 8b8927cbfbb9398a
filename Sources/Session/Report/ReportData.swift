// What a report is made of: answers, before they are a document.

import Audit
import Maps
import Values

struct ReportData {
    let overview: Overview
    let requests: [ClientRequest]
    var network: MapNetwork?
    var map: Picture?
    var matrix: Picture?
    var loop: Picture?
    /// By hand-off record, the interaction that it is of.
    var interactions: [String: String] = [:]
    var gaps = MapRows(ResultTable(columns: []))
    var cadences = MapRows(ResultTable(columns: []))
    var handoffs = MapRows(ResultTable(columns: []))
    var chains = MapRows(ResultTable(columns: []))
    var scope = MapRows(ResultTable(columns: []))
    /// What differs from an earlier state, and what became of the findings; empty where none is compared.
    var comparison: [ResultTable] = []
    /// What was asked, in its order.
    var statements: [String] = []
    var inputs: [SourceFile] = []
    var parameters: [(name: String, literal: String)] = []
    var ownDefinitions: [String] = []
    var edits: [String] = []

    init(overview: Overview, requests: [ClientRequest]) {
        self.overview = overview
        self.requests = requests
    }
}
