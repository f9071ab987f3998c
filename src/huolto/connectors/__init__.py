"""The outside world: imports of device lists, what a mail says, what is told to programs, webhooks."""
