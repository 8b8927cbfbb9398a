// Catalogue: see ARCHITECTURE.md.
