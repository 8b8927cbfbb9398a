// Session: see ARCHITECTURE.md.
