"""Tables of the agreements."""

from huolto.agreements.models.agreement import Agreement, AgreementTemplate, AgreementVersion

__all__ = ["Agreement", "AgreementTemplate", "AgreementVersion"]
