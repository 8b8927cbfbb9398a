// Files of the auditor's, from the disk into a session.

import Diagnostics
import Session

extension Session {
    /// - Parameter place: where the file is, if not where its name says.
    func readGrades(_ path: String, from place: String? = nil) throws(Diagnostic) {
        settings.grades = try GradeOverrides(path: path, try bytes(ofFile: place ?? path), at: place)
    }

    func readBaseline(_ path: String, from place: String? = nil) throws(Diagnostic) {
        settings.baseline = try Baseline(path: path, try bytes(ofFile: place ?? path))
    }

    func readSampling(_ path: String, from place: String? = nil) throws(Diagnostic) {
        settings.sampling = try SamplingTable(path: path, try bytes(ofFile: place ?? path))
    }

    private func bytes(ofFile path: String) throws(Diagnostic) -> [UInt8] {
        try InputFile.bytes(path, limit: InputFile.longestTable)
    }
}
