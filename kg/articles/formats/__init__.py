"""Formats of files that hold articles, one module each, and the registry that names them."""
