"""What is put around a page's own text: contents, journeys, checklists, marks on links, the deadline helper."""
