"""The screens of sign-off in the administration."""
