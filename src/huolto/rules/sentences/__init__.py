"""The sentences of reasons, one module a language, each a dict `SENTENCES` of code -> template.

All five have the same codes with the same placeholders (a test says which differ); `explanation` tells the
types. Codes are grouped by the rule that gives them: `worktime.*`, `tax.*`, `proration.*`, `time.*` and so on.
"""
