"""The customer's pages, and the doors to sign in by."""
