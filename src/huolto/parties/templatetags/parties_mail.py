"""`{{ person|mail_trouble }}`: why mail does not reach somebody, one sentence; "" where it does."""

from django import template

from huolto.parties.mail_words import mail_trouble

register = template.Library()
register.filter("mail_trouble", mail_trouble)
