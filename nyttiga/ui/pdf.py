"""HTML made into one PDF that is both accessible (PDF/UA-1) and archivable (PDF/A-2a)."""

import logging
from typing import Any

import weasyprint
from django.contrib.staticfiles import finders
from weasyprint.urls import URLFetcher, URLFetcherResponse

BASE_URL = "https://static.invalid/"  # a name that leads nowhere: only our own files stand below
TYPES = {"css": "text/css", "woff2": "font/woff2", "svg": "image/svg+xml"}

# PDF/A-2a is WeasyPrint's; that the file is PDF/UA-1 as well is told in its metadata, together
# with the schema that PDF/A wants for a word it does not know.
UA_METADATA = b"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates which part of ISO 14289 is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>"""


class OwnFilesOnly(URLFetcher):
    """Fetches our own static files, and pictures inside the document. Nothing else, ever."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=["data"])

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
        name = url.removeprefix(BASE_URL)
        if name == url:
            return super().fetch(url, headers)
        path = finders.find(name)
        if not path:
            raise ValueError(f"There is no static file {name}")
        with open(path, "rb") as file:
            kind = TYPES.get(name.rpartition(".")[2], "application/octet-stream")
            return URLFetcherResponse(url, file.read(), {"Content-Type": kind})


def html_to_pdf(html: str) -> bytes:
    """The bytes of the tagged, archivable PDF. Style sheets are named as `css/report.css`."""
    document = weasyprint.HTML(string=html, base_url=BASE_URL, url_fetcher=OwnFilesOnly())
    written: bytes = document.write_pdf(pdf_variant="pdf/a-2a", finisher=_declare_both)
    return written


def _declare_both(document: Any, pdf: Any) -> None:
    metadata = next(thing for thing in pdf.objects if thing.reference == pdf.catalog["Metadata"])
    metadata.stream = [b"".join(metadata.stream).replace(b"</rdf:RDF>", UA_METADATA)]
    metadata.compress = False  # an archive must be able to read it without our tools


logging.getLogger("fontTools").setLevel(logging.ERROR)
