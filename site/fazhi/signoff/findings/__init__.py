"""What a machine notices in content before people answer for it."""
