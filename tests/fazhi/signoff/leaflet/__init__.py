"""Something that is signed and is no page: what later kinds of content will be like."""
