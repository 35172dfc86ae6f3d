"""Mail that came back, for plain SMTP: reports are read from a mailbox or a pipe."""
