"""Doc -> reports of meetings."""
