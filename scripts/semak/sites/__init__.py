"""One site: its settings, files, register and pages, and what was built from it."""
