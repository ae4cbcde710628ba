"""What every page stands in: the one style sheet, the security policy, the copy that is kept for reading offline."""
