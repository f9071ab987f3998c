"""All state changes of knowledge."""

from huolto.knowledge.commands.announcements import (
    AnnouncementFacts,
    announce,
    change_announcement,
    dismiss_announcement,
    withdraw_announcement,
)
from huolto.knowledge.commands.articles import (
    ArticleFacts,
    begin_article,
    discard_draft,
    publish_article,
    retire_article,
    set_article_facts,
    write_article,
)
from huolto.knowledge.commands.feedback import add_words, give_feedback, set_page_owner
from huolto.knowledge.commands.shipped import ship_articles, ship_to_all, ship_to_new_provider

__all__ = [
    "AnnouncementFacts",
    "ArticleFacts",
    "add_words",
    "announce",
    "begin_article",
    "change_announcement",
    "discard_draft",
    "dismiss_announcement",
    "give_feedback",
    "publish_article",
    "retire_article",
    "set_article_facts",
    "set_page_owner",
    "ship_articles",
    "ship_to_all",
    "ship_to_new_provider",
    "withdraw_announcement",
    "write_article",
]
