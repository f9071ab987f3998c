"""Service requests and what belongs to them: messages and approvals."""
