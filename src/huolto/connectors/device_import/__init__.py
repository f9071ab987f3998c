"""Takes lists of devices in from other systems: read the file, know its columns, check each row, then register.

Words: a table is what a file says; a column is known or left aside; a row becomes an item or is refused with the
field and the reason. Begin at `run.import_devices`; column names of further systems join the table in `columns`.
CSV is read now; XLSX, inventory JSON and XML are recognised and named as not read yet.
"""
