"""Doc -> claims: offices, other names, whom a surname means."""
