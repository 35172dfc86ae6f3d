"""谁执法谁普法: content goes live only when the department that answers for it has signed it."""
