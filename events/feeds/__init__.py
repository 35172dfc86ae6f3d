"""Sessions for calendars, and the same facts as text for chats."""
