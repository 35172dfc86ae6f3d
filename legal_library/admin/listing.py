"""How the columns of lists share a narrow window."""

ONE_LINE = "w-whitespace-nowrap"  # of days and states, which are read at a glance
