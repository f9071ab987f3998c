"""Going anywhere by a few letters: what the palette and the search page find.

Each domain contributes a `Source` (`sources.SOURCES`), answered by one query with the access of its lists; pages
and things to do are in `ways`. Begin at `finding.found_for`.
"""
