"""What people hear about sessions and their seats, through the outbox."""
