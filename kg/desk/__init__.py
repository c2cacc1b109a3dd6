"""The desk: a local web application over a database, for one reporter or a team (`kg serve`)."""

from kg.desk.application import application
from kg.desk.desk import Desk, Settings

__all__ = ["Desk", "Settings", "application"]
