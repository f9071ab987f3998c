"""Articles that may help somebody who is writing what they need: by the words they use, in their segment and language."""

import re
from functools import reduce
from operator import or_

from django.db.models import Q

from huolto.foundation.actors import Actor
from huolto.knowledge.access import articles_read_by
from huolto.knowledge.queries import Reading, reading_of
from huolto.rules.texts import fold

SHORTEST = 4
"""Letters that a word must have to say something."""
STEM = 6
"""Letters by which a word is looked for: endings differ within a text."""
MOST_WORDS = 24
MOST_LOOKED_AT = 60
LEAST_SHARE = 0.6
"""Of the words that say something, how many an article must hold that has none of them in its title."""


def articles_suggested(actor: Actor, text: str, limit: int = 3) -> list[Reading]:
    """The articles that this reader may read and that hold the most of these words, words of the title counting double.

    What explains these pages themselves is left out: who asks for something has found its page.
    """
    stems = list(
        dict.fromkeys(word[:STEM] for word in re.findall(r"\w+", fold(text)) if len(word) >= SHORTEST)
    )
    stems = stems[:MOST_WORDS]
    if not stems:
        return []
    any_of_them = reduce(or_, (Q(search_text__contains=stem) for stem in stems))
    rows = list(articles_read_by(actor).filter(any_of_them, shipped_key="")[:MOST_LOOKED_AT])
    weighed = []
    for article in rows:
        reading = reading_of(article, actor.provider.language)
        title, whole = fold(reading.title), fold(f"{reading.title} {reading.summary} {reading.body}")
        held = [stem for stem in stems if stem in whole]
        in_title = sum(stem in title for stem in held)
        if in_title or len(held) >= max(2, len(stems) * LEAST_SHARE):
            weighed.append((-(len(held) + in_title), article.pk, reading))
    return [reading for _weight, _pk, reading in sorted(weighed, key=lambda one: one[:2])[:limit]]
