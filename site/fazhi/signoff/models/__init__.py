from fazhi.signoff.models.records import (
    Act,
    AppendOnly,
    ChainHead,
    RecordWords,
    SignedContent,
    SignOffRecord,
)

__all__ = ["Act", "AppendOnly", "ChainHead", "RecordWords", "SignOffRecord", "SignedContent"]
