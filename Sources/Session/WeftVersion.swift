// Which Weft this is.

/// Stands in `--version`, in sidecar manifests and in the reply to `hello`.
package enum WeftVersion {
    package static let current = "0.1.0"
}
