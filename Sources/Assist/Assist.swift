// Assist: see ARCHITECTURE.md.
