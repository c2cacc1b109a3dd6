"""One invented article, written in each format by another library than the one that reads it."""

import gzip
import mailbox
import plistlib
import zipfile
from datetime import datetime
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

TITLE = "Vrabel and Ozola agree on gas in Riga"
PUBLISHED = "2024-03-06"
PUBLISHER = "Baltic Courier"
URL = "https://courier.example/talks"
PARAGRAPHS = (
    "Foreign Minister Tomas Vrabel met President Ilze Ozola in the castle of Riga on Tuesday and "
    "spoke with her about the price of gas, said a spokesman of the government.",
    "The two had last seen each other in Oslo, where the ministers of the region come together "
    "every autumn. “We are close,” said Vrabel, who flew home in the evening.",
    "A paper is to be signed in May, in Košice, by the ministers of both countries.",
)
TEXT = "\n\n".join(PARAGRAPHS)


def zipped(path: Path, entries: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in entries.items():
            how = zipfile.ZIP_STORED if name == "mimetype" else None
            opened.writestr(name, content, compress_type=how)
    return path


def docx(path: Path, paragraphs: tuple[str, ...] = ()) -> Path:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006"
    package = "http://schemas.openxmlformats.org/package/2006"
    types = "application/vnd.openxmlformats-"
    body = "".join(
        f"<w:p><w:r><w:t>{escape(p)}</w:t></w:r></w:p>" for p in paragraphs or PARAGRAPHS
    )
    named = {"Publisher": PUBLISHER, "Published": PUBLISHED, "URL": URL}
    custom = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="{name}">'
        f"<vt:lpwstr>{value}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(named.items(), 2)
    )
    return zipped(path, {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Override PartName="/word/document.xml" '
        f'ContentType="{types}officedocument.wordprocessingml.document.main+xml"/>'
        f'<Override PartName="/docProps/core.xml" ContentType="{types}package.'
        'core-properties+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="a" Type="{office}/relationships/officeDocument" '
        'Target="word/document.xml"/>'
        f'<Relationship Id="b" Type="{package}/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>',
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{package}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{TITLE}</dc:title>'
        "</cp:coreProperties>",
        "docProps/custom.xml": f'<Properties xmlns="{office}/custom-properties" '
        f'xmlns:vt="{office}/docPropsVTypes">{custom}</Properties>',
    })  # fmt: skip


def odt(path: Path) -> Path:
    from odf import dc, meta, text
    from odf.opendocument import OpenDocumentText

    document = OpenDocumentText()
    for paragraph in PARAGRAPHS:
        document.text.addElement(text.P(text=paragraph))
    document.meta.addElement(dc.Title(text=TITLE))
    for name, value in (("Publisher", PUBLISHER), ("Published", PUBLISHED), ("URL", URL)):
        document.meta.addElement(meta.UserDefined(name=name, text=value))
    document.save(str(path))
    return path


def rtf(path: Path) -> Path:
    def coded(text: str) -> str:
        return "".join(c if c.isascii() else f"\\u{ord(c)}?" for c in text)

    body = "\\par\\par ".join(map(coded, PARAGRAPHS))
    named = "".join(
        f"{{\\propname {name}}}\\proptype30{{\\staticval {value}}}"
        for name, value in (("Publisher", PUBLISHER), ("Published", PUBLISHED), ("URL", URL))
    )
    path.write_text(
        f"{{\\rtf1\\ansi\\deff0{{\\fonttbl{{\\f0 Times;}}}}{{\\info{{\\title {TITLE}}}}}"
        f"{{\\*\\userprops {named}}}\\f0\\fs24 {body}\\par}}"
    )
    return path


def epub(path: Path) -> Path:
    body = "".join(f"<p>{escape(p)}</p>" for p in PARAGRAPHS)
    return zipped(path, {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:'
        'container"><rootfiles><rootfile full-path="OEBPS/a.opf"/></rootfiles></container>',
        "OEBPS/a.opf": '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/'
        f'dc/elements/1.1/"><metadata><dc:title>{TITLE}</dc:title><dc:date>{PUBLISHED}</dc:date>'
        f"<dc:publisher>{PUBLISHER}</dc:publisher><dc:source>{URL}</dc:source></metadata>"
        '<manifest><item id="a" href="a%20b.xhtml"/></manifest><spine><itemref idref="a"/></spine>'
        "</package>",
        "OEBPS/a b.xhtml": '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title>'
        f"</head><body>{body}</body></html>",
    })  # fmt: skip


def message(**headers: str) -> EmailMessage:
    made = EmailMessage()
    for name, value in {
        "From": f"{PUBLISHER} <news@courier.example>", "To": "all@courier.example",
        "Subject": TITLE, "Date": "Wed, 06 Mar 2024 23:30:00 -0500",
        "Archived-At": f"<{URL}>", "Message-ID": "<1@courier.example>", **headers,
    }.items():  # fmt: skip
        made[name] = value
    made.set_content(TEXT)
    return made


def eml(path: Path) -> Path:
    path.write_bytes(message().as_bytes())
    return path


def mbox(path: Path) -> Path:
    box = mailbox.mbox(path)
    box.add(mailbox.mboxMessage(message()))
    box.close()
    return path


def page() -> str:
    body = "".join(f"<p>{escape(p)}</p>" for p in PARAGRAPHS)
    return (
        f"<!doctype html><html lang=en><head><title>{TITLE}</title>"
        f'<meta property="og:site_name" content="{PUBLISHER}">'
        f'<meta property="article:published_time" content="{PUBLISHED}T08:00:00Z"></head>'
        f"<body><nav><a href=/>Home</a></nav><article>{body}</article></body></html>"
    )


def mhtml(path: Path) -> Path:
    made = MIMEMultipart("related")
    made["Snapshot-Content-Location"] = URL
    made.attach(MIMEText(page(), "html", "utf-8"))
    path.write_bytes(made.as_bytes())
    return path


def webarchive(path: Path) -> Path:
    main = {"WebResourceURL": URL, "WebResourceData": page().encode()}
    path.write_bytes(plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY))
    return path


def rss(path: Path) -> Path:
    body = "".join(f"<p>{escape(p)}</p>" for p in PARAGRAPHS)
    path.write_text(
        '<?xml version="1.0"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{PUBLISHER}</title><item><title>{TITLE}</title><link>{URL}</link>"
        "<description>Talks.</description><pubDate>Wed, 06 Mar 2024 08:00:00 GMT</pubDate>"
        f"<content:encoded>{escape(body)}</content:encoded></item></channel></rss>"
    )
    return path


def atom(path: Path) -> Path:
    body = "".join(f"<p>{escape(p)}</p>" for p in PARAGRAPHS)
    path.write_text(
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>{PUBLISHER}</title><entry>'
        f'<title>{TITLE}</title><link href="{URL}"/><published>{PUBLISHED}T23:30:00-05:00'
        f'</published><content type="html">{escape(body)}</content></entry></feed>'
    )
    return path


def record(address: str, body: bytes, kind: str = "text/html; charset=utf-8") -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n"
        "WARC-Date: 2024-03-07T08:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def warc(path: Path) -> Path:
    picture = record("https://courier.example/a.png", b"\x89PNG", "image/png")
    path.write_bytes(picture + record(URL, page().encode()))
    return path


def wacz(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as opened:
        opened.writestr("archive/data.warc.gz", gzip.compress(record(URL, page().encode())))
        opened.writestr("datapackage.json", "{}")
    return path


def xlsx(path: Path) -> Path:
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"}) as book:
        book.add_worksheet("Notes").write(0, 0, "nothing")
        sheet = book.add_worksheet("Articles")
        sheet.write_row(0, 0, ["Our archive"])
        sheet.write_row(2, 0, ["Headline", "Date", "Body", "Source", "URL"])
        sheet.write_string(3, 0, TITLE)
        sheet.write_datetime(3, 1, datetime.fromisoformat(PUBLISHED))
        sheet.write_string(3, 2, TEXT)
        sheet.write_string(3, 3, PUBLISHER)
        sheet.write_string(3, 4, URL)
    return path


def nitf(path: Path) -> Path:
    body = "".join(f"<p>{escape(p)}</p>" for p in PARAGRAPHS)
    path.write_text(
        f'<?xml version="1.0"?><nitf><head><title>x</title><pubdata name="{PUBLISHER}" '
        f'date.publication="20240306T000000" ex-ref="{URL}"/></head><body><body.head><hedline>'
        f"<hl1>{TITLE}</hl1></hedline></body.head><body.content>{body}</body.content></body></nitf>"
    )
    return path


def newsml(path: Path) -> Path:
    body = "".join(f"<p>{escape(p)}</p>" for p in PARAGRAPHS)
    path.write_text(
        '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem><itemMeta>'
        f"<provider><name>{PUBLISHER}</name></provider><versionCreated>2024-03-06T08:00:00Z"
        f'</versionCreated><link href="{URL}"/></itemMeta><contentMeta><headline>{TITLE}</headline>'
        '</contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html '
        f'xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html></inlineXML></contentSet>'
        "</newsItem></itemSet></newsMessage>"
    )
    return path


def pdf_paragraphs() -> list[str]:
    return [f"On day {day}, {p}" for day in range(12) for p in PARAGRAPHS]


def pdf(path: Path) -> Path:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

    def around(canvas: Any, document: Any) -> None:
        canvas.drawString(60, 810, f"{PUBLISHER} – World")
        canvas.drawString(300, 20, str(document.page))

    frames = [Frame(60, 60, 225, 720), Frame(310, 60, 225, 720)]
    document = BaseDocTemplate(str(path), title=TITLE)
    document.addPageTemplates([PageTemplate("two", frames, onPage=around)])
    style = getSampleStyleSheet()["BodyText"]
    document.build([Paragraph(escape(p), style) for p in pdf_paragraphs()])
    return path
