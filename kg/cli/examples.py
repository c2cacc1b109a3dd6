"""What each command is used for, in lines that can be typed; shown below its options."""

EXAMPLES = {
    "add": ("kg add articles/", "kg add archive.jsonl --text body --published date --jobs 4"),
    "resolve": ("kg resolve", "kg resolve --full --jobs 4"),
    "backup": ("kg backup copy.db",),
    "build": ("kg build articles/", "kg build news.csv --output news.html"),
    "check": ("kg check", "kg check --full"),
    "copy": ("kg copy sqlite:///kg.db postgresql://archive@server/news",),
    "export": ("kg export -f gexf -o g.gexf", "kg export -f obsidian -o notes --around Hamas"),
    "formats": ("kg formats", "kg formats --md > formats.md"),
    "hide": ('kg hide "Ann Writer"', 'kg hide group:Gazette --note "the paper itself"'),
    "help": ("kg help", "kg help sql", "kg help met"),
    "import": ("kg import csv known.csv", "kg import ftm entities.ftm.json"),
    "judgements": ("kg judgements --export judged.jsonl", "kg judgements --import judged.jsonl"),
    "list": ("kg list people --limit 20", "kg list meetings --csv > meetings.csv"),
    "mcp": ("kg --db news.db mcp",),
    "meetings": ("kg meetings --json --since 2023", "kg meetings --csv --place Tehran"),
    "mentions": ("kg mentions --json", "kg mentions --csv > mentions.csv"),
    "merge": ('kg merge "IRGC" "Sepah"', 'kg merge "Raisi" "Ebrahim Raisi" --by anna',
              'kg merge Clinton "Hillary Clinton" --article c0ffee00c0ffee00'),
    "met": ("kg met", 'kg met "Ali Khamenei" --since 2023-06 --md', "kg met Raisi Haniyeh"),
    "password": ("kg password anna --file people.txt",),
    "path": ("kg path Kahl Raisi", "kg path person:Kahl group:Hamas --json"),
    "reject": ("kg reject c0ffee00", 'kg reject c0ffee00 --note "they spoke by phone"'),
    "rename": ('kg rename "Joe Biden" "Joseph R. Biden"',),
    "retype": ("kg retype Lumumba person", 'kg retype "Blue Line" place --by anna'),
    "remove": ("kg remove articles/a.txt", "kg remove archive/2019"),
    "review": ("kg review", "kg review --limit 10 --by anna"),
    "roles": ("kg roles --json", "kg roles --csv > offices.csv"),
    "search": ('kg search "nuclear talks"', "kg search embassy --limit 5 --json"),
    "serve": ("kg serve", "kg serve --read-only", "kg serve --host 0.0.0.0 --password-file p.txt"),
    "show": ("kg show Raisi", "kg show Raisi --why", "kg show place:Georgia --json"),
    "split": ('kg split "Abbas" "Abbas Araghchi"',),
    "stats": ("kg stats", "kg stats --json"),
    "timeline": ("kg timeline Raisi", "kg timeline Raisi Haniyeh --since 2023"),
    "undo": ("kg undo", "kg undo 1f2e3d4c5b6a7988"),
    "view": ("kg view -o graph.html", "kg view --around Hamas --steps 2 -o hamas.html"),
    "watchlist": ("kg watchlist known.csv",),
    "why": ("kg why Raisi Haniyeh", "kg why Raisi --limit 5 --json"),
}  # fmt: skip


def epilog(command: str) -> str:
    """Return the examples of a command as its help shows them, a line each.

    Raises `KeyError` for a command that has none: each must have some.
    """
    return "\n\n".join(("Examples:", *EXAMPLES[command]))
