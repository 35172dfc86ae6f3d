"""How a law is read: its text, its table of contents, its state today, and its exports."""
