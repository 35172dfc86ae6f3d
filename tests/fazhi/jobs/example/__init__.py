"""An app with jobs that leave traces, for processes that tests start; see `worker_settings`."""
