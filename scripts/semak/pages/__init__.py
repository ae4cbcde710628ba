"""One page: its source, what became of it when rendered, and what it states."""
