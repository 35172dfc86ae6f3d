"""The ways on which messages leave; each module registers its own with `register_channel`."""
