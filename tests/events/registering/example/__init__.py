"""An app that stops a web worker between counting seats and storing them: for the site that a test kills."""
