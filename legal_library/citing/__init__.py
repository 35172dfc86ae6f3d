"""Laws as pages cite them: what editors type and choose, how it is shown, and where it is cited."""
