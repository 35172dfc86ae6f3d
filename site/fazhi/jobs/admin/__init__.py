"""Jobs in the administration: a list, each job's runs, and what can be done with it."""
