"""The desk at the entrance: who is here, who walks in, who did not come."""
