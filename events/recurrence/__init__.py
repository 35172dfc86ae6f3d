"""Rules that become sessions: by week, by month, by the lunar calendar; holidays left out."""
