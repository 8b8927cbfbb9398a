// Serve: see ARCHITECTURE.md.
