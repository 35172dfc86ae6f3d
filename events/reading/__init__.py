"""What readers see of lectures and their sessions."""
