"""The ledger: what happened (usage), what it means (decision), what it totals (rating), what is charged (charge)."""
