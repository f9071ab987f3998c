"""What stock refuses in words of its own."""

from huolto.foundation.errors import DomainError


class NothingFree(DomainError):
    """No unit of the model is free; `details` has the substitutes that are: [{"model_id", "name", "free"}]."""

    code = "nothing-free"
    status = 409
