"""The administration of the library: laws, versions, notes, imports."""
