"""The inbox of everybody in the administration: what waits for them, and by which way they hear of it."""
