"""What was searched for how often, without who."""
