"""The items in service and their identity: who holds them, where they are, what they cost, what happened to them."""
