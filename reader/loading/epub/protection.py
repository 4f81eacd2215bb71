"""Books that are locked: what `META-INF/encryption.xml` says, and whether it concerns more than fonts."""

from __future__ import annotations

from urllib.parse import unquote

from reader.errors import UnreadableArticleError
from reader.loading.archive import Archive
from reader.loading.epub.package import Package
from reader.loading.original import Original
from reader.loading.xml_tree import parse_leniently

ENCRYPTION = "META-INF/encryption.xml"
HARMLESS = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
"""Ways to scramble a font, so that it is of no use outside its book. They protect nothing that is read."""

SHOPS = (("META-INF/license.lcpl", "Readium LCP"), ("META-INF/sinf.xml", "Apple"), ("META-INF/rights.xml", "Adobe"))


def refuse_locked(archive: Archive, package: Package, original: Original) -> None:
    """Raise UnreadableArticleError for a book whose text is encrypted against copying."""
    data = archive.find(ENCRYPTION)
    root = parse_leniently(data) if data else None
    if root is None:
        return
    texts = {item.name for item in package.spine}
    for encrypted in root.iter("EncryptedData"):
        method = next(encrypted.iter("EncryptionMethod"), None)
        if method is not None and method.get("Algorithm") in HARMLESS:
            continue
        for reference in encrypted.iter("CipherReference"):
            if archive.name_of(unquote(reference.get("URI") or "")) in texts:
                shop = next((f" ({shop})" for name, shop in SHOPS if name in archive), "")
                raise UnreadableArticleError(
                    f"{original.shown} is protected against copying{shop}; only the program it was bought for can open it."
                )
