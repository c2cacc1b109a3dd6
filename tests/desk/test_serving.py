"""Where a desk can be reached, and how the browser gets its token."""

from kg.desk import serving


def test_only_this_machine_reaches_a_loopback_address() -> None:
    assert all(serving.is_loopback(each) for each in ("127.0.0.1", "::1", "localhost", "127.9.9.9"))
    assert not any(serving.is_loopback(each) for each in ("0.0.0.0", "::", "10.0.0.1", "a.example"))


def test_the_browser_is_told_the_token_in_a_file_of_its_owner(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    opened: list[str] = []
    monkeypatch.setattr(serving.webbrowser, "open", opened.append)
    path = serving.open_browser("http://127.0.0.1:1/?token=secret&x=<")
    try:
        assert "secret" not in opened[0]
        assert path.stat().st_mode & 0o077 == 0
        assert "token=secret&amp;x=&lt;" in path.read_text(encoding="utf-8")
    finally:
        path.unlink()
