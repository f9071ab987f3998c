"""REST for programs: operations that call the same commands and queries as the pages, and know no rule of their own.

Begin at `application` (what every call goes through) and `items` (the fullest resource). Words: an operation is one
method at one address; a caller is a token at work (`Call`); what goes wrong is a problem document.
"""
