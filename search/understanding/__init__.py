"""What was typed, made a query and a plan: stop phrases, numbers, sounds, suggestions while typing."""
