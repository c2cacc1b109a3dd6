"""What programs and services write."""

import json
from pathlib import Path

from kg.articles import Read, ReadOptions, read
from kg.model import Article

TEXT = "Foreign Minister Tomas Vrabel met President Ilze Ozola in Riga on Tuesday."


URL = "https://courier.example/talks"


def write(path: Path, value: object) -> Path:
    path.write_text(value if isinstance(value, str) else json.dumps(value))
    return path


def only(path: Path, options: ReadOptions | None = None) -> Article:
    (item,) = read([path], options=options)
    assert isinstance(item, Read), item
    return item.article


SHAPES: dict[str, object] = {
    "trafilatura": {"title": "Talks in Riga", "hostname": "courier.example", "date": "2024-03-06",
                    "source": URL, "source-hostname": "Baltic Courier", "raw_text": "x",
                    "text": TEXT, "language": "en", "excerpt": "no"},
    "news-please": {"authors": [], "date_download": "2024-04-09 10:00:00", "maintext": TEXT,
                    "date_modify": None, "date_publish": "2024-03-06 08:00:00", "url": URL,
                    "source_domain": "Baltic Courier", "title": "Talks in Riga"},
    "Fundus": {"title": "Talks in Riga", "publishing_date": "2024-03-06 08:00:00+02:00",
               "body": {"summary": [], "sections": [{"headline": [], "paragraphs": [TEXT]}]},
               "html": {"requested_url": URL}, "publisher": "Baltic Courier", "lang": "en"},
    "NewsAPI": {"status": "ok", "articles": [{
        "source": {"id": None, "name": "Baltic Courier"}, "title": "Talks in Riga", "url": URL,
        "urlToImage": "x", "publishedAt": "2024-03-06T08:00:00Z", "content": TEXT}]},
    "Guardian": {"response": {"status": "ok", "results": [{
        "webTitle": "Talks", "webPublicationDate": "2024-03-06T08:00:00Z", "webUrl": URL,
        "fields": {"headline": "Talks in Riga", "bodyText": TEXT,
                   "publication": "Baltic Courier"}}]}},
    "Guardian, one": {"response": {"content": {
        "webTitle": "Talks in Riga", "webPublicationDate": "2024-03-06T08:00:00Z", "webUrl": URL,
        "fields": {"body": f"<p>{TEXT}</p>", "publication": "Baltic Courier"}}}},
    "New York Times": {"status": "OK", "response": {"docs": [{
        "abstract": "no", "web_url": URL, "lead_paragraph": TEXT, "source": "Baltic Courier",
        "headline": {"main": "Talks in Riga"}, "pub_date": "2024-03-06T08:00:00+0000"}]}},
    "WordPress": [{"id": 1, "date": "2024-03-06T08:00:00", "link": URL,
                   "title": {"rendered": "Talks in Riga"},
                   "content": {"rendered": f"<p>{TEXT}</p>\n", "protected": False},
                   "yoast_head_json": {"og_site_name": "Baltic Courier"}}],
    "EventRegistry": {"articles": {"page": 1, "results": [{
        "uri": "1", "lang": "eng", "date": "2024-03-06", "dateTime": "2024-03-06T08:00:00Z",
        "dateTimePub": "2024-03-06T08:00:00Z", "url": URL, "title": "Talks in Riga",
        "body": TEXT, "source": {"uri": "x", "title": "Baltic Courier"}}]}},
    "JSON Feed": {"version": "https://jsonfeed.org/version/1.1", "title": "Baltic Courier",
                  "items": [{"id": "1", "url": URL, "title": "Talks in Riga",
                             "content_html": f"<p>{TEXT}</p>",
                             "date_published": "2024-03-06T08:00:00Z"}]},
    "Webz.io": {"posts": [{"thread": {"site": "Baltic Courier"}, "url": URL, "text": TEXT,
                           "title": "Talks in Riga", "published": "2024-03-06T08:00:00"}]},
    "Zotero": [{"key": "A", "data": {"itemType": "newspaperArticle", "title": "Talks in Riga",
                                     "abstractNote": TEXT, "date": "2024-03-06", "url": URL,
                                     "publicationTitle": "Baltic Courier"}}],
    "CSL": [{"id": "1", "type": "article-newspaper", "title": "Talks in Riga", "abstract": TEXT,
             "issued": {"date-parts": [[2024, 3, 6]]}, "URL": URL,
             "container-title": "Baltic Courier"}],
    "JSON-LD": {"@type": "NewsArticle", "headline": "Talks in Riga", "articleBody": TEXT,
                "datePublished": "2024-03-06", "mainEntityOfPage": {"@id": URL},
                "publisher": {"@type": "Organization", "name": "Baltic Courier"}},
    "Elasticsearch": {"took": 3, "hits": {"total": 1, "hits": [{
        "_id": "1", "_source": {"title": "Talks in Riga", "body": TEXT, "url": URL,
                                "published_date": "2024-03-06", "outlet": "Baltic Courier"}}]}},
    "GNews": {"totalArticles": 1, "articles": [{
        "title": "Talks in Riga", "content": TEXT, "url": URL, "image": "x",
        "publishedAt": "2024-03-06T08:00:00Z",
        "source": {"name": "Baltic Courier", "url": "https://courier.example"}}]},
    "Feedly": {"items": [{"id": "x", "title": "Talks in Riga", "published": 1709712000000,
                          "origin": {"title": "Baltic Courier"}, "alternate": [{"href": URL}],
                          "summary": {"content": f"<p>{TEXT}</p>"}}]},
    "summary alone": [{"title": "Talks in Riga", "description": TEXT, "url": URL,
                       "published_at": "2024-03-06", "source": "Baltic Courier"}],
    "Bing News": {"_type": "News", "value": [{
        "name": "Talks in Riga", "url": URL, "description": TEXT, "image": {},
        "datePublished": "2024-03-06T08:00:00Z", "provider": [{"name": "Baltic Courier"}]}]},
    "Opoint": {"searchresult": {"documents": 1, "document": [{
        "header": {"text": "Talks in Riga"}, "body": {"text": TEXT}, "unix_timestamp": 1709712000,
        "first_source": {"name": "Baltic Courier"}, "orig_url": URL}]}},
    "source in capitals": {"value": [{"Title": "Talks in Riga", "Date": "2024-03-06", "Url": URL,
                                      "Source": {"Name": "Baltic Courier"},
                                      "Document": {"Content": TEXT}}]},
    "unknown keys": {"search": {"id": "1"}, "news_results": [{
        "title": "Talks in Riga", "link": URL, "source": {"name": "Baltic Courier"},
        "date": "2024-03-06", "snippet": TEXT}]},
    "state of a page": {"props": {"pageProps": {"story": {
        "headline": "Talks in Riga", "publishedAt": "2024-03-06", "canonicalUrl": URL,
        "publisher": "Baltic Courier", "body": TEXT}}}},
    "sections": {"article": {"title": "Talks in Riga", "published_date": "2024-03-06", "url": URL,
                             "publication": {"name": "Baltic Courier"},
                             "sections": [{"heading": "Talks", "text": TEXT}]}},
    "JSON-LD, graph": {"@graph": [{"@type": "Organization", "name": "Baltic Courier"}, {
        "@type": "NewsArticle", "headline": "Talks in Riga", "articleBody": TEXT, "url": URL,
        "datePublished": "2024-03-06", "publisher": {"name": "Baltic Courier"}}]},
    "RSS of one item": {"rss": {"channel": {"title": "Baltic Courier", "item": {
        "title": "Talks in Riga", "pubDate": "Wed, 06 Mar 2024 08:00:00 GMT", "link": URL,
        "description": TEXT}}}},
    "paragraphs": {"headline": "Talks in Riga", "datePublished": "2024-03-06", "url": URL,
                   "paragraphs": [{"text": TEXT}], "publication": "Baltic Courier"},
    "another language": {"titel": "Talks in Riga", "datum": "6. März 2024", "url": URL,
                         "volltext": TEXT, "quelle": "Baltic Courier"},
    "ninjs": {"uri": URL, "headline": "Talks in Riga", "body_text": TEXT,
              "versioncreated": "2024-03-06T08:00:00Z",
              "infosources": [{"name": "Baltic Courier"}]},
}  # fmt: skip
