"""What text says, as pure functions of it: phone numbers, quantities, its language."""
