"""Doc -> claims: who holds which office."""
