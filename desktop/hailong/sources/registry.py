"""Every kind of declaration list that is known, in the order in which they are asked."""

from collections.abc import Iterable
from pathlib import Path

from hailong.domain.imports import SourceError, SourceFault
from hailong.sources.clearance_print.source import ClearancePrint
from hailong.sources.declaration_list.source import DeclarationList
from hailong.sources.ecus_xml.source import EcusXml
from hailong.sources.files import read_head
from hailong.sources.interfaces import Source


def all_sources() -> tuple[Source, ...]:
    """One of each. A print is also a workbook, so it is asked before the list."""
    return (EcusXml(), ClearancePrint(), DeclarationList())


def recognise(path: Path, sources: Iterable[Source]) -> Source:
    """The first source that knows the file; SourceError when there is no such file, or none that knows it."""
    head = read_head(path)
    for source in sources:
        if source.recognises(path, head):
            return source
    raise SourceError(SourceFault.WRONG_KIND)
