"""A small guide that tests of guides begin with, and how one is bent."""

from huolto.rules.guides import Guide, GuideError, parse

GUIDE = """
language = 1
[guide]
id = "lamp"
title = { en = "The lamp is dark", fi = "Lamppu ei pala", sv = "Lampan lyser inte", nb = "Lampen lyser ikke", fa = "لامپ خاموش است" }
start = "plug"
symptoms = ["no-light"]
[guide.suits]
categories = ["lamp"]

[[step]]
id = "plug"
ask = { en = "Is it plugged in?", fi = "Onko se pistorasiassa?", sv = "Sitter den i?", nb = "Står den i?", fa = "به برق وصل است؟" }
yes = "volts"
no = "push"

[[step]]
id = "push"
do = { en = "Plug it in.", fi = "Laita se pistorasiaan.", sv = "Sätt i den.", nb = "Sett den i.", fa = "به برق بزنید." }
then = "in-order"
cannot = "come"

[[step]]
id = "volts"
ask = { en = "How many volts?", fi = "Montako volttia?", sv = "Hur många volt?", nb = "Hvor mange volt?", fa = "چند ولت؟" }
unit = "V"
[[step.range]]
below = "200"
to = "come"
[[step.range]]
to = "whose"

[[step]]
id = "whose"
[[step.when]]
in_warranty = true
covers_swap = true
to = "new-one"
[[step.when]]
to = "mend"

[[outcome]]
id = "in-order"
kind = "solved"
says = { en = "It shines.", fi = "Se palaa.", sv = "Den lyser.", nb = "Den lyser.", fa = "روشن است." }
symptom = "no-light"
cause = "handling"

[[outcome]]
id = "come"
kind = "visit"
says = { en = "Somebody comes.", fi = "Joku tulee.", sv = "Någon kommer.", nb = "Noen kommer.", fa = "کسی می‌آید." }

[[outcome]]
id = "new-one"
kind = "swap"
says = { en = "A new one comes.", fi = "Uusi tulee.", sv = "En ny kommer.", nb = "En ny kommer.", fa = "تازه می‌رسد." }

[[outcome]]
id = "mend"
kind = "repair"
says = { en = "It is mended.", fi = "Se korjataan.", sv = "Den lagas.", nb = "Den repareres.", fa = "تعمیر می‌شود." }

[[example]]
says = "it was not plugged in"
answers = ["no", "done"]
outcome = "in-order"
[[example]]
says = "there is no current"
answers = ["yes", 110]
outcome = "come"
[[example]]
says = "it is broken and in warranty"
facts = { in_warranty = true, covers_swap = true }
answers = ["yes", "230"]
outcome = "new-one"
[[example]]
says = "it is broken and out of warranty"
facts = { in_warranty = false }
answers = ["yes", "230"]
outcome = "mend"
"""


def bent(old: str, new: str) -> str:
    """The guide with one place written differently."""
    assert GUIDE.count(old) >= 1, old
    return GUIDE.replace(old, new, 1)


def at(written: str) -> int:
    """The line where this stands first."""
    return GUIDE[: GUIDE.index(written)].count("\n") + 1


def lamp() -> Guide:
    """The guide, read."""
    return parse(GUIDE)


def mistakes(text: str, **more) -> list[tuple[int, str, str]]:
    """What is wrong with a text: line, key, sentence."""
    try:
        parse(text, **more)
    except GuideError as error:
        return [(one.line, one.key, one.message) for one in error.problems]
    return []
