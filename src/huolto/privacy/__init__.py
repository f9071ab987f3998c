"""Looking after personal data: what is held, copies for the people concerned, erasing, and what goes by itself.

Words: export (a person's copy of what is held about them), erasure, pseudonym, retention rule, retention run. Which
tables hold what is told by each domain (`foundation/personal_data.py`).
"""
