"""One run: pages read and rules applied, in one process or several, remembered, and mended."""
