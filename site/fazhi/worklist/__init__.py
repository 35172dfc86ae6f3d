"""What a department or a person has to do, about anything, by when, and what became of it."""
