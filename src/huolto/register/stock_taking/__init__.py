"""Stock-takes (S5.4): what was expected, what was scanned, what differs. Commands are in `commands/stock_takes.py`."""
