"""Group chats in the administration."""
