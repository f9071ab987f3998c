"""The outside world: imports of device lists."""
