// Loaders: see ARCHITECTURE.md.
