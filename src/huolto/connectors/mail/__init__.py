"""What a mail says: any bytes become a frozen `ReadMail`, without a database.

Words: a part is one piece of a mail with its headers; a body is text that somebody wrote; everything else is an
attachment. Begin at `reading.read_mail`; below it `parts` takes the bytes apart, `headers` and `charsets` read what
stands in them, `bodies` chooses texts and attachments, `html_text` makes HTML readable, `answers` is the JSON shape.
What is quoted, automatic or returned is decided by `huolto.rules.mail`.
"""
