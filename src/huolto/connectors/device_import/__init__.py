"""Takes lists of devices in from other systems: read the file, know its columns, check each row, then register.

Words: a source is a file on disk, opened; a column is known or left aside; a row becomes an item or is refused with
the field and the reason. Begin at `sources.open_source`, `rows.read_rows` and `run.import_devices`; column names of
further systems join the table in `column_names`. CSV, XLSX and inventories (JSON and XML) are read.
"""
