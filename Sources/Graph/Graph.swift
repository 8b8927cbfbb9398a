// Graph: see ARCHITECTURE.md.
