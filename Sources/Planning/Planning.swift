// Planning: see ARCHITECTURE.md.
