"""What the build adds to the site beyond MkDocs and Material. Imports ``semak``'s model, never MkDocs."""
