package import Diagnostics
extension Session { package func open(_ path: String) throws(Diagnostic) {} }
