"""The outside world: imports of device lists, what is told to programs, webhooks."""
