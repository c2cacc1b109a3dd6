"""spaCy components whose answers are learnt: coreference, meetings, offices."""
