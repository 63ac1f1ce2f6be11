"""The catalogue as it was served last, folded for completion: read and folded anew only when another one has come."""

from hailong.domain.catalogue import Catalogue
from hailong.qtbridge.subject_index import SubjectIndex
from hailong.store.mirror_interfaces import MirrorRepository


class NewestCatalogue:
    """Asked on the read lane alone."""

    def __init__(self, mirror: MirrorRepository) -> None:
        self._mirror = mirror
        self._catalogue = Catalogue()
        self._index = SubjectIndex(self._catalogue)
        self._etag = ""

    def read(self) -> tuple[Catalogue, SubjectIndex]:
        """The catalogue of now and its index."""
        etag = self._mirror.sync_state().catalogue_etag
        if not etag or etag != self._etag:
            self._catalogue, self._etag = self._mirror.catalogue(), etag
            self._index = SubjectIndex(self._catalogue)
        return self._catalogue, self._index
