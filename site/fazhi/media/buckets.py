"""The same stores in an S3-compatible service; a module of its own, as its client is heavy to load."""

from storages.backends.s3 import S3Storage

from fazhi.media.storage import NamedStore, WithoutAddress


class PrivateBucket(NamedStore, WithoutAddress, S3Storage):
    """Private files below their own prefix of a bucket."""


class PublicBucket(NamedStore, S3Storage):
    """Public files below their own prefix of a bucket."""

    alias = "public"
