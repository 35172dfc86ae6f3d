"""Tags of the sign-off."""
