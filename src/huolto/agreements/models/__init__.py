"""Tables of the agreements."""

from huolto.agreements.models.agreement import Agreement, AgreementVersion

__all__ = ["Agreement", "AgreementVersion"]
