"""Forms as data: what a definition says, which fields a reader sees, whether answers are good, and how they are told.

A definition is a list of fields (`model.py`), read by `parsing.py`, which names every mistake at once. Fields are
shown by conditions over fields before them (`conditions.py`); `answers.py` checks what was given; `examples.py` runs
the examples that a form carries; `summary.py` tells answers to a reader; `files.py` reads and writes a form as TOML.
"""

from huolto.rules.forms.answers import Checked, check_answers, visible_fields
from huolto.rules.forms.examples import ExampleResult, run_examples
from huolto.rules.forms.files import FormFile, read_form, write_form
from huolto.rules.forms.model import Definition, Field, FieldKind, Option
from huolto.rules.forms.parsing import DefinitionError, Problem, parse_definition
from huolto.rules.forms.summary import Line, said_of, summary_of

__all__ = [
    "Checked",
    "Definition",
    "DefinitionError",
    "ExampleResult",
    "Field",
    "FieldKind",
    "FormFile",
    "Line",
    "Option",
    "Problem",
    "check_answers",
    "parse_definition",
    "read_form",
    "run_examples",
    "said_of",
    "summary_of",
    "visible_fields",
    "write_form",
]
