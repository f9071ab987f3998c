"""What a database translates one character at a time is what `fold` makes of it."""

import pytest

from huolto.rules.texts import fold, folding_characters


@pytest.mark.parametrize("text", ["كيبورد ۱۲", "می\u200cخواهم", "١٢٣", "مدرسة"])
def test_a_database_that_translates_folds_single_characters_alike(text):
    written, read = folding_characters()
    table = {ord(one): read[at] if at < len(read) else None for at, one in enumerate(written)}
    assert text.translate(table) == fold(text)
