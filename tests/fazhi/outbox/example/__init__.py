"""An app for processes that tests start: a kind of message of their own, and a sender without a claim."""
