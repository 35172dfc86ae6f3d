"""The windows (窗口) of the town's service centres: which one handles what, and whether it is open now."""
